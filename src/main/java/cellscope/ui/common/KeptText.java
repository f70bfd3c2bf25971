package cellscope.ui.common;

import java.util.prefs.Preferences;

/** A text that the window remembers from one time to the next. */
public interface KeptText {
  /** The text; empty for none. */
  String get();

  /** Remembers another one; empty for none. */
  void set(String text);

  /** One that is kept among a user's preferences. */
  static KeptText of(Preferences preferences, String key) {
    return new KeptText() {
      @Override
      public String get() {
        return preferences.get(key, "");
      }

      @Override
      public void set(String text) {
        preferences.put(key, text);
      }
    };
  }

  /** One that is forgotten with the window. */
  static KeptText forgetful() {
    return new KeptText() {
      private String kept = "";

      @Override
      public String get() {
        return kept;
      }

      @Override
      public void set(String text) {
        kept = text;
      }
    };
  }
}
