package cellscope.engine.supernet;

import cellscope.model.genotype.Operation;
import cellscope.model.space.Space;
import java.lang.reflect.Proxy;
import java.util.List;

/** Spaces with other candidates on their edges, to see what depends on their number. */
public final class Candidates {
  private Candidates() {}

  /** The same space but for its operations. */
  public static Space of(Space whole, List<Operation> operations) {
    return (Space)
        Proxy.newProxyInstance(
            Space.class.getClassLoader(),
            new Class<?>[] {Space.class},
            (proxy, method, arguments) ->
                method.getName().equals("operations")
                    ? operations
                    : method.invoke(whole, arguments));
  }
}
