package cellscope.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A config taken apart into values by path, each of its field's Java class; and put together again.
 */
public final class ConfigValues {
  private ConfigValues() {}

  /** Every value by path, in the schema's order, each of its type's Java class. */
  public static Map<String, Object> of(RunConfig config) {
    Map<String, Object> values = new LinkedHashMap<>();
    collect(values, config);
    return values;
  }

  /** The values of a search's sections, by path. */
  static Map<String, Object> ofSections(
      SearchConfig.SpaceConfig space,
      SearchConfig.DataConfig data,
      SearchOptions options,
      SearchConfig.ExecutionConfig execution) {
    Map<String, Object> values = new LinkedHashMap<>();
    collectSection(values, "space", space);
    collectSection(values, "data", data);
    collect(values, options);
    collectSection(values, "execution", execution);
    return values;
  }

  /** The JSON name of the section that a component is. */
  static String section(RecordComponent component) {
    String name = component.getAnnotation(Section.class).name();
    return name.isEmpty() ? component.getName() : name;
  }

  private static void collect(Map<String, Object> values, Object owner) {
    for (RecordComponent component : owner.getClass().getRecordComponents()) {
      Object value = get(component, owner);
      if (value instanceof SearchOptions) {
        collect(values, value);
      } else if (component.isAnnotationPresent(Section.class)) {
        collectSection(values, section(component), value);
      } else {
        values.put(component.getName(), value);
      }
    }
  }

  private static void collectSection(Map<String, Object> values, String section, Object record) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      values.put(section + "." + component.getName(), get(component, record));
    }
  }

  /** The config of these values; a path that is missing takes its default. */
  public static <C extends RunConfig> C config(ConfigSchema<C> schema, Map<String, Object> values) {
    ConfigSchema<C> own = schema.suiting(values);
    Map<String, Object> all = own.defaults();
    all.putAll(values);
    return own.type().cast(record(own, own.type(), all));
  }

  /** A config, or a search's options. */
  private static Object record(ConfigSchema<?> schema, Class<?> type, Map<String, Object> values) {
    Object[] parts =
        Arrays.stream(type.getRecordComponents()).map(c -> part(schema, c, values)).toArray();
    return make(type, parts);
  }

  private static Object part(
      ConfigSchema<?> schema, RecordComponent component, Map<String, Object> values) {
    if (component.getType() == SearchOptions.class) {
      return record(schema, schema.algorithm().orElseThrow().options(), values);
    }
    return component.isAnnotationPresent(Section.class)
        ? section(component, values)
        : values.get(component.getName());
  }

  private static Object section(RecordComponent component, Map<String, Object> values) {
    String prefix = section(component) + ".";
    Object[] parts =
        Arrays.stream(component.getType().getRecordComponents())
            .map(c -> values.get(prefix + c.getName()))
            .toArray();
    return make(component.getType(), parts);
  }

  private static Object get(RecordComponent component, Object owner) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the config's records are public", e);
    }
  }

  private static Object make(Class<?> record, Object[] parts) {
    Class<?>[] types =
        Arrays.stream(record.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return record.getConstructor(types).newInstance(parts);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof ConfigException problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the config's records are public", e);
    }
  }
}
