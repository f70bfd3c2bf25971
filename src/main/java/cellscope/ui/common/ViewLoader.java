package cellscope.ui.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/**
 * Loads FXML with controllers that were made beforehand, so that each gets what it needs by its
 * constructor. A controller that nobody registered is refused.
 */
public final class ViewLoader {
  private static final String TEXTS = "cellscope.ui.texts";

  private final Map<Class<?>, Object> controllers = new HashMap<>();

  /** Registers a controller under its class. */
  public ViewLoader with(Object controller) {
    controllers.put(controller.getClass(), controller);
    return this;
  }

  /**
   * Loads a view.
   *
   * @param name file name in fxml/ without its ending
   */
  public Parent load(String name) {
    FXMLLoader loader =
        new FXMLLoader(ViewLoader.class.getResource("/cellscope/fxml/" + name + ".fxml"));
    loader.setResources(texts());
    loader.setControllerFactory(this::controller);
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException("the view " + name + " can't be loaded", e);
    }
  }

  /** The window's texts. */
  public static ResourceBundle texts() {
    return ResourceBundle.getBundle(TEXTS);
  }

  private Object controller(Class<?> type) {
    Object found = controllers.get(type);
    if (found == null) {
      throw new IllegalArgumentException("no controller of " + type + " was registered");
    }
    return found;
  }
}
