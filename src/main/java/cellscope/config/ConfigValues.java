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
    for (RecordComponent component : config.getClass().getRecordComponents()) {
      Object value = get(component, config);
      if (component.getType().isRecord()) {
        for (RecordComponent inner : component.getType().getRecordComponents()) {
          values.put(component.getName() + "." + inner.getName(), get(inner, value));
        }
      } else {
        values.put(component.getName(), value);
      }
    }
    return values;
  }

  /** The config of these values; a path that is missing takes its default. */
  public static <C extends RunConfig> C config(ConfigSchema<C> schema, Map<String, Object> values) {
    Map<String, Object> all = schema.defaults();
    all.putAll(values);
    Object[] parts =
        Arrays.stream(schema.type().getRecordComponents())
            .map(c -> c.getType().isRecord() ? section(c, all) : all.get(c.getName()))
            .toArray();
    return schema.type().cast(make(schema.type(), parts));
  }

  private static Object section(RecordComponent component, Map<String, Object> values) {
    String prefix = component.getName() + ".";
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
