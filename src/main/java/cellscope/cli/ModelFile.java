package cellscope.cli;

import cellscope.config.RunKind;
import cellscope.engine.ModelEngine;
import cellscope.export.NumpyArchive;
import cellscope.model.InputProblem;
import cellscope.model.file.WholeFile;
import cellscope.model.trained.ModelDescription;
import cellscope.model.trained.TrainedModel;
import cellscope.model.trained.TrainedModel.NamedArray;
import cellscope.run.CheckpointReader;
import cellscope.run.RunDirectory;
import cellscope.run.RunRecordFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A trained model as a file: a .npz archive of its arrays with model.json beside them. */
final class ModelFile {
  private static final String DESCRIPTION = "model.json";
  private static final int SCHEMA_VERSION = 1;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ModelFile() {}

  /**
   * The model that a user means: a model file, or a training's run by one of its checkpoints.
   *
   * @throws InputProblem neither, or a damaged one
   */
  static TrainedModel find(String meant, ModelEpoch epoch, LibraryOption library)
      throws IOException {
    if (!meant.endsWith(".npz")) {
      return ofRun(library.run(meant), epoch);
    }
    if (epoch != ModelEpoch.LAST) {
      throw new InputProblem("a model file holds one epoch alone", "--epoch", "leave it out");
    }
    return read(Path.of(meant));
  }

  /** The model of a training's newest checkpoint, or of its best epoch. */
  static TrainedModel ofRun(RunDirectory run, ModelEpoch epoch) throws IOException {
    RunKind kind = RunRecordFile.read(run).config().kind();
    if (!kind.makesNetwork()) {
      throw new InputProblem(
          "is a " + kind.noun() + ", which has no trained model",
          run.toString(),
          "train its genotype with 'cellscope train --from " + run.id() + "'");
    }
    Optional<InputStream> state =
        epoch == ModelEpoch.BEST ? CheckpointReader.best(run) : CheckpointReader.newest(run);
    if (state.isEmpty()) {
      throw new InputProblem(
          epoch == ModelEpoch.BEST
              ? "has no whole checkpoint of an epoch that was evaluated"
              : "has no whole checkpoint yet",
          run.toString(),
          "wait for the first epoch, or stop it");
    }
    try (InputStream in = state.get()) {
      return ModelEngine.readState(in);
    }
  }

  /** Writes a model; a file of that name is replaced when the new one is whole. */
  static void write(TrainedModel model, Path file) throws IOException {
    Map<String, NumpyArchive.Array> arrays = new LinkedHashMap<>();
    for (NamedArray a : model.arrays()) {
      arrays.put(a.name(), new NumpyArchive.Array(a.shape(), a.values(), a.single()));
    }
    String json = toJson(model.description()).toPrettyString() + "\n";
    replace(file, out -> new NumpyArchive(arrays, Map.of(DESCRIPTION, json)).write(out));
  }

  /** Writes a model as a deeplearning4j graph with its description, likewise. */
  static void writeGraph(TrainedModel model, Path file) throws IOException {
    ByteArrayOutputStream graph = new ByteArrayOutputStream();
    ModelEngine.writeGraph(model, graph);
    ObjectNode json = toJson(model.description()).put("auxiliary", false);
    ArrayNode leftOut = json.putArray("leftOut");
    if (model.description().auxiliary()) {
      leftOut.add("auxiliary_head");
    }
    replace(file, out -> addEntry(graph.toByteArray(), json.toPrettyString() + "\n", out));
  }

  /** Copies a zip and adds the description, which deeplearning4j passes over. */
  private static void addEntry(byte[] zip, String json, OutputStream target) throws IOException {
    ZipOutputStream out = new ZipOutputStream(target);
    ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      out.putNextEntry(new ZipEntry(entry.getName()));
      in.transferTo(out);
      out.closeEntry();
    }
    out.putNextEntry(new ZipEntry(DESCRIPTION));
    out.write(json.getBytes(StandardCharsets.UTF_8));
    out.closeEntry();
    out.finish();
  }

  private static void replace(Path file, WholeFile.Body content) throws IOException {
    WholeFile.write(
        file,
        out -> {
          BufferedOutputStream buffered = new BufferedOutputStream(out);
          content.writeTo(buffered);
          buffered.flush();
        });
  }

  /** Reads a model. */
  static TrainedModel read(Path file) throws IOException {
    NumpyArchive archive = NumpyArchive.read(file);
    String json = archive.texts().get(DESCRIPTION);
    if (json == null) {
      throw problem("holds no " + DESCRIPTION, file);
    }
    List<NamedArray> arrays = new ArrayList<>();
    archive
        .arrays()
        .forEach((name, a) -> arrays.add(new NamedArray(name, a.shape(), a.values(), a.single())));
    try {
      return new TrainedModel(parse(MAPPER.readTree(json), file), arrays);
    } catch (JsonProcessingException e) {
      throw problem("holds a " + DESCRIPTION + " that is not JSON", file);
    }
  }

  private static InputProblem problem(String what, Path file) {
    return new InputProblem(
        what, file.toString(), "write it again with 'cellscope export RUN --format npz'");
  }

  static ObjectNode toJson(ModelDescription d) {
    ObjectNode root =
        JsonText.object()
            .put("schemaVersion", SCHEMA_VERSION)
            .put("genotype", d.genotype())
            .put("channels", d.channels())
            .put("cells", d.cells())
            .put("stem", d.stem())
            .put("auxiliary", d.auxiliary())
            .put("classes", d.classes())
            .put("imageChannels", d.imageChannels())
            .put("height", d.height())
            .put("width", d.width());
    numbers(root.putArray("mean"), d.mean());
    numbers(root.putArray("deviation"), d.deviation());
    root.put("dataset", d.dataset());
    ArrayNode names = root.putArray("classNames");
    d.classNames().forEach(names::add);
    return root;
  }

  private static void numbers(ArrayNode array, double[] values) {
    for (double value : values) {
      array.add(value);
    }
  }

  private static ModelDescription parse(JsonNode root, Path file) {
    if (root.path("schemaVersion").asInt() != SCHEMA_VERSION) {
      throw problem("holds a " + DESCRIPTION + " of another version", file);
    }
    return new ModelDescription(
        field(root, "genotype", file).asText(),
        whole(root, "channels", file),
        whole(root, "cells", file),
        field(root, "stem", file).asText(),
        field(root, "auxiliary", file).asBoolean(),
        whole(root, "classes", file),
        whole(root, "imageChannels", file),
        whole(root, "height", file),
        whole(root, "width", file),
        numbers(root, "mean", file),
        numbers(root, "deviation", file),
        field(root, "dataset", file).asText(),
        names(root, file));
  }

  /** A file without them is of a version that knew none. */
  private static List<String> names(JsonNode root, Path file) {
    List<String> names = new ArrayList<>();
    root.path("classNames").forEach(name -> names.add(name.asText()));
    if (!names.isEmpty() && names.size() != whole(root, "classes", file)) {
      throw problem("holds a " + DESCRIPTION + " with a wrong 'classNames'", file);
    }
    return names;
  }

  private static JsonNode field(JsonNode root, String name, Path file) {
    JsonNode value = root.get(name);
    if (value == null) {
      throw problem("holds a " + DESCRIPTION + " without '" + name + "'", file);
    }
    return value;
  }

  private static int whole(JsonNode root, String name, Path file) {
    JsonNode value = field(root, name, file);
    if (!value.canConvertToInt() || value.intValue() < 1 || value.intValue() > 1 << 20) {
      throw problem("holds a " + DESCRIPTION + " with a wrong '" + name + "'", file);
    }
    return value.intValue();
  }

  private static double[] numbers(JsonNode root, String name, Path file) {
    JsonNode array = field(root, name, file);
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asDouble();
    }
    if (values.length != 1 && values.length != 3) {
      throw problem("holds a " + DESCRIPTION + " with a wrong '" + name + "'", file);
    }
    return values;
  }
}
