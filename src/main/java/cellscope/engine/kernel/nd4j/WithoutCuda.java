package cellscope.engine.kernel.nd4j;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * The class path without the announcement of ND4J's CUDA backend. ND4J tries every backend that is
 * announced and prints a stack trace for one that can't start; what it does not see it does not
 * try.
 */
final class WithoutCuda extends ClassLoader {
  private static final String ANNOUNCEMENT =
      "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";

  WithoutCuda(ClassLoader parent) {
    super(parent);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    Enumeration<URL> all = super.getResources(name);
    if (!name.equals(ANNOUNCEMENT)) {
      return all;
    }
    List<URL> kept = Collections.list(all).stream().filter(url -> !announcesCuda(url)).toList();
    return Collections.enumeration(kept);
  }

  private static boolean announcesCuda(URL url) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(url.openStream(), StandardCharsets.UTF_8))) {
      return reader.lines().anyMatch(line -> line.strip().equals(Backend.CUDA_BACKEND));
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read " + url, e);
    }
  }
}
