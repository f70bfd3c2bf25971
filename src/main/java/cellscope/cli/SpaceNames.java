package cellscope.cli;

import cellscope.model.space.catalogue.Spaces;
import java.util.Iterator;

/** The names of the search spaces, for an option's help. */
final class SpaceNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Spaces.names().iterator();
  }
}
