package cellscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.config.RunKind;
import cellscope.export.GenotypeArgumentTest;
import cellscope.export.NumpyArchive;
import cellscope.export.SearchCheckpoint;
import cellscope.model.genotype.Genotype;
import cellscope.model.metric.Metrics;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.model.space.nasnet.DartsFormat;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.RunReader;
import cellscope.run.RunRecordFile;
import cellscope.run.RunUpdate;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trainings in real worker processes, as small as they can be, and what is made of them. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class TrainCommandsTest {
  /** 100 images: 7 steps an epoch. */
  private static final String TINY =
      """
      {"seed": 5, "network": {"channels": 4, "cells": 1},
       "data": {"channels": 1, "trainLimit": 100, "heldOutLimit": 50},
       "training": {"epochs": 2, "batchSize": 16},
       "weights": {"learningRate": 0.1},
       "execution": {"device": "cpu"}}
      """;

  @TempDir private Path folder;

  @Test
  void trainedGenotypeOfASearchIsExportedEvaluatedAndPredictsPictures() throws IOException {
    RunDirectory search = RecordedRun.finished(folder, "found");
    Path config = Files.writeString(folder.resolve("tiny.json"), TINY);

    Cli train =
        Cli.run("train", config, "--from", search.id(), "--epoch", "best", "--library", folder);

    assertThat(train.err()).isEmpty();
    assertThat(train.exitCode()).isZero();
    assertThat(train.out())
        .containsPattern("(?m)^epoch 1/2  loss training \\d.*, test \\d.*  acc training top-1 ")
        .containsPattern("(?m)^epoch 2/2 ")
        .contains("--format npz");
    RunDirectory run = new RunLibrary(folder).resolve("tiny-");
    assertThat(RunRecordFile.read(run).training().orElseThrow().genotype())
        .isEqualTo(RecordedRun.GENOTYPES.get(1));
    RunUpdate update = new RunReader(run).poll();
    assertThat(update.started().orElseThrow().count("trainImages")).isEqualTo(100);
    assertThat(update.steps().size()).isEqualTo(14);
    double testTop1 = update.epochs().get(Metrics.TEST_TOP1, 1);
    assertThat(update.snapshot().lastAccuracy()).isEqualTo(testTop1);
    assertThat(Cli.run("runs", folder).out()).containsPattern("tiny-\\S+ +train +finished +2/2");
    assertThat(Cli.run("resume", run).problems().get(0)).contains("this training is finished");

    assertThat(Cli.run("export", run, "--format", "nas-bench-201").out().strip())
        .isEqualTo(RecordedRun.GENOTYPES.get(1));

    Path model = folder.resolve("model.npz");
    assertThat(Cli.run("export", run, "--format", "npz", "-o", model).out()).contains("wrote");
    assertThat(NumpyArchive.read(model).texts().get("model.json")).contains("\"classes\" : 10");
    Path graph = folder.resolve("graph.zip");
    assertThat(Cli.run("export", run, "--format", "dl4j", "-o", graph).err()).isEmpty();
    assertThat(ModelSerializer.restoreComputationGraph(graph.toFile()).getNumInputArrays())
        .isEqualTo(1);
    assertBestEpochIsKept(run, update);
    // The model's data set is the whole sample; the run evaluated 50 of its images.
    Cli ofFile = Cli.run("evaluate", model, "--cpu");
    Cli ofRun = Cli.run("evaluate", run, "fashion-mnist-sample", "--cpu");
    assertThat(ofFile.err()).isEmpty();
    assertThat(ofFile.out()).isEqualTo(ofRun.out()).contains("held-out images: loss ");

    Path picture = folder.resolve("gray.png");
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY), "png", picture.toFile());
    Cli predict = Cli.run("predict", model, picture, picture, "--top", "2", "--cpu");
    assertThat(predict.err()).isEmpty();
    assertThat(predict.out().lines())
        .hasSize(2)
        .allMatch(l -> l.matches(".*gray.png:  [A-Z]\\D+ [\\d.]+%  [A-Z]\\D+ [\\d.]+%"));
    Cli numbers = Cli.run("predict", run, picture, "--epoch", "best", "--json", "--cpu");
    assertThat(numbers.out()).containsPattern("\"class\":\\d,\"className\":\"[A-Z]");
  }

  private void assertBestEpochIsKept(RunDirectory run, RunUpdate update) throws IOException {
    double first = update.epochs().get(Metrics.TEST_TOP1, 0);
    double second = update.epochs().get(Metrics.TEST_TOP1, 1);
    Path last = folder.resolve("last.npz");
    Path best = folder.resolve("best.npz");
    Cli.run("export", run, "--format", "npz", "-o", last);
    assertThat(Cli.run("export", run, "--format", "npz", "--epoch", "best", "-o", best).err())
        .isEmpty();
    double[] lastStem = NumpyArchive.read(last).arrays().get("stem.0.weight").values();
    double[] bestStem = NumpyArchive.read(best).arrays().get("stem.0.weight").values();
    assertThat(Arrays.equals(lastStem, bestStem)).isEqualTo(second > first);
  }

  @Test
  void genotypeOfANasNetSearchsEpochIsTrained() throws IOException {
    for (String name : List.of("SETN", "GDAS_F1")) {
      Genotype genotype = PublishedCells.byName(name).orElseThrow();
      RunDirectory search = RecordedRun.nasNet(folder, "found", genotype);
      assertThat(genotypeOfTraining("--from", search, "--epoch", "1"))
          .isEqualTo(DartsFormat.format(genotype));
    }
  }

  @Test
  void epochOfACheckpointOfTheOriginalCodeIsTrained() throws IOException {
    Path checkpoint = GenotypeArgumentTest.checkpoint();
    Genotype second = SearchCheckpoint.read(checkpoint).genotypes().get(1);
    assertThat(genotypeOfTraining("--genotype", checkpoint, "--epoch", "2"))
        .isEqualTo(DartsFormat.format(second));
  }

  /** Starts a training that its data end at once; the record holds what would be trained. */
  private String genotypeOfTraining(Object... way) throws IOException {
    Path run = Files.createTempDirectory(folder, "run");
    List<Object> arguments = new ArrayList<>(List.of("train", "--run-dir", run));
    arguments.addAll(List.of(way));
    arguments.addAll(List.of("--library", folder, "--set", "data.dataset=cifar-10"));
    arguments.addAll(List.of("--set", "data.path=" + folder.resolve("nowhere"), "--cpu"));
    Cli cli = Cli.run(arguments.toArray());
    assertThat(cli.err()).contains("nowhere");
    return RunRecordFile.read(new RunDirectory(run)).training().orElseThrow().genotype();
  }

  @Test
  void wrongInputsAreOneLineAndExitCode2() throws IOException {
    RunDirectory search = RecordedRun.finished(folder, "found");
    Path config = Files.writeString(folder.resolve("tiny.json"), TINY);
    Path noModel = Files.writeString(folder.resolve("no.npz"), "nothing");
    Path picture = Files.writeString(folder.resolve("no.png"), "nothing");
    refused("names no genotype", "train", config, "--library", folder);
    refused("name a CONFIG", "train", "--library", folder);
    refused("genotype", "train", config, "--genotype", "|oops~0|", "--library", folder);

    refused("no epoch 9", "train", "--from", search, "--epoch", "9", "--library", folder);
    refused("training.epochs", "train", config, "--set", "training.epochs=0");
    refused("did you mean 'training.epochs'?", "train", config, "--set", "epochs=3");
    refused("is a search", "export", search, "--format", "npz");
    refused("is a search", "evaluate", search);
    refused("--epoch", "train", config, "--genotype", "resnet", "--epoch", "3");
    refused("holds one epoch alone", "evaluate", noModel, "--epoch", "best");
    refused("write last or best", "predict", noModel, picture, "--epoch", "3");
    refused("is no whole .npz file", "evaluate", noModel);
    refused("there is no such file", "predict", folder.resolve("gone.npz"), picture);
    assertThat(new RunLibrary(folder).list()).hasSize(1);
  }

  private static void refused(String message, Object... args) {
    Cli cli = Cli.run(args);
    assertThat(cli.exitCode()).as(Arrays.toString(args)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(cli.problems()).hasSize(1);
    assertThat(cli.err()).contains(message);
  }

  @Test
  void cutModelFileIsRefused() throws IOException {
    Path config = Files.writeString(folder.resolve("tiny.json"), TINY);
    Path run = folder.resolve("run");
    Cli train =
        Cli.run(
            "train",
            config,
            "--genotype",
            "resnet",
            "--run-dir",
            run,
            "--json",
            "--set",
            "training.epochs=1");
    assertThat(train.out().lines().filter(l -> l.contains("\"event\":\"epoch\"")))
        .singleElement()
        .asString()
        .contains("\"testTop1\":")
        .doesNotContain("temperature");
    assertThat(RunRecordFile.read(new RunDirectory(run)).config().kind()).isEqualTo(RunKind.TRAIN);
    Path model = folder.resolve("model.npz");
    Cli.run("export", run, "--format", "npz", "-o", model);
    byte[] whole = Files.readAllBytes(model);
    for (int part = 1; part < 8; part++) {
      Path cut = folder.resolve(String.format(Locale.ROOT, "cut%d.npz", part));
      Files.write(cut, Arrays.copyOf(whole, whole.length * part / 8));
      Cli evaluate = Cli.run("evaluate", cut, "--cpu");
      assertThat(evaluate.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(evaluate.problems()).hasSize(1);
    }
  }
}
