package cellscope.cli;

import cellscope.engine.EngineCheck;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells whether this machine can search, and what to do where it can't. */
@Command(
    name = "doctor",
    description = "Check Java, processor, device, memory, folders and data sets.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private LibraryOption library;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    List<Finding> findings =
        new Doctor(System.getenv(), library.library().folder(), EngineCheck::run).examine();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(toJson(findings));
    } else {
      findings.forEach(finding -> print(out, finding));
    }
    return unusable(findings) ? ExitCode.FAILED : ExitCode.OK;
  }

  private static boolean unusable(List<Finding> findings) {
    return findings.stream().anyMatch(f -> f.grade() == Finding.Grade.UNUSABLE);
  }

  private static void print(PrintWriter out, Finding finding) {
    String mark =
        switch (finding.grade()) {
          case OK -> "ok  ";
          case WARNING -> "warn";
          case UNUSABLE -> "FAIL";
        };
    String remedy = finding.remedy().isEmpty() ? "" : "; " + finding.remedy();
    out.printf(Locale.ROOT, "%s %-12s %s%s%n", mark, finding.name(), finding.text(), remedy);
  }

  private static ObjectNode toJson(List<Finding> findings) {
    ObjectNode root = JsonText.object().put("usable", !unusable(findings));
    ArrayNode list = root.putArray("findings");
    for (Finding finding : findings) {
      list.addObject()
          .put("name", finding.name())
          .put("grade", finding.grade().name().toLowerCase(Locale.ROOT))
          .put("text", finding.text())
          .put("remedy", finding.remedy());
    }
    return root;
  }
}
