package cellscope.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Defaults of an algorithm that differ from its fields' own, or that hang on other fields: those of
 * an older program, say. Stands at an options record or at a section's record; later ones win.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Defaults.All.class)
public @interface Defaults {
  /** {@code path=value} each; all must hold. Empty: always. */
  String[] when() default {};

  /** {@code path=value} each. */
  String[] value();

  /** Holds several. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface All {
    /** In order. */
    Defaults[] value();
  }
}
