package cellscope.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What is known of a section of the config: a component of a config, or of a search's options, that
 * is a record of settings. Several records may share a section.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Section {
  /** One line for people; told once where records share a section. */
  String help() default "";

  /** The section's name in JSON; empty for the component's own. */
  String name() default "";

  /** Names of fields that are main ones here, beside those that are everywhere. */
  String[] main() default {};
}
