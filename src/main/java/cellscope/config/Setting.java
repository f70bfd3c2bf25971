package cellscope.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What is known of a config field. The reader's defaults and checks, the JSON Schema,
 * docs/config.md and the window's form are all made from it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
  /** One line for people. */
  String help();

  /**
   * The default as it would stand in JSON, without quotes around text; empty with {@link
   * #choices()} for the first of them.
   */
  String value();

  /** Unit, empty for a plain number or text. */
  String unit() default "";

  /** Smallest allowed number. */
  double min() default Double.NEGATIVE_INFINITY;

  /** Whether {@link #min()} itself is excluded. */
  boolean above() default false;

  /** Largest allowed number. */
  double max() default Double.POSITIVE_INFINITY;

  /** Allowed texts; empty for any. */
  String[] oneOf() default {};

  /** The list that has the allowed texts, where it grows with the program. */
  Class<? extends Choices> choices() default Choices.None.class;

  /** Whether the field stands at the top of a form, before those of which few are changed. */
  boolean main() default false;
}
