package cellscope.engine.kernel.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendTest {
  @Test
  void cudaBackendIsHiddenFromNd4jAndTheCpuBackendIsNot(@TempDir Path folder) throws IOException {
    String name = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), "# a comment\n\n" + Backend.CUDA_BACKEND + "\n");
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader both = new URLClassLoader(urls, getClass().getClassLoader())) {
      int all = Collections.list(both.getResources(name)).size();
      List<URL> seen = Collections.list(new WithoutCuda(both).getResources(name));
      assertThat(seen)
          .hasSize(all - 1)
          .isNotEmpty()
          .noneMatch(url -> url.toString().contains(folder.toString()));
    }
  }

  @Test
  void startedBackendIsTheOneThatComputes() {
    Backend.startOnCpu();
    assertThat(Backend.library()).startsWith("ND4J 1.").contains("on CPU");
    assertThat(Backend.startOnGpu()).as("a process has one").isFalse();
  }
}
