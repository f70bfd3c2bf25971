package cellscope.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.SearchConfig;
import cellscope.config.TrainConfig;
import cellscope.engine.data.SearchData;
import cellscope.engine.data.SearchDataFactory;
import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.KernelProvider;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.cpu.CpuProvider;
import cellscope.engine.kernel.portable.PortableProvider;
import cellscope.engine.kernel.provider.KernelProviders;
import cellscope.model.InputProblem;
import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkPlan;
import cellscope.model.plan.NetworkSize;
import cellscope.model.run.RunEvent;
import cellscope.model.run.RunListener;
import cellscope.model.run.StepGate;
import cellscope.model.space.catalogue.Spaces;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dry run counts, beside what the engine allocates. */
class MemoryEstimateTest {
  private static final long MEBIBYTE = 1L << 20;
  private static final KernelProvider CPU = new CpuProvider();
  private static final KernelProvider PORTABLE = PortableProvider.onCpu();

  private static SearchConfig search(String space) {
    return ConfigReader.parse(
        """
        {"seed": 3, "space": {"name": "%s", "channels": 4, "cells": 1},
         "data": {"trainLimit": 100, "heldOutLimit": 20},
         "search": {"epochs": 1, "batchSize": 16},
         "execution": {"slices": 1}}
        """
            .formatted(space),
        "test");
  }

  private static TrainConfig training() {
    return ConfigReader.parse(
        ConfigSchema.TRAIN,
        """
        {"genotype": "|nor_conv_3x3~0|+|none~0|nor_conv_1x1~1|+|skip_connect~0|avg_pool_3x3~1|none~2|",
         "network": {"channels": 4, "cells": 1},
         "data": {"trainLimit": 100, "heldOutLimit": 20},
         "training": {"epochs": 1, "batchSize": 16},
         "execution": {"slices": 1}}
        """,
        "test");
  }

  private static SearchData data(SearchConfig config) {
    return SearchDataFactory.open(config, Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nas-bench-201", "nasnet", "nasnet-frc"})
  void aDryRunCountsEveryBufferOfASearch(String space) throws Exception {
    RunPlan<SearchConfig> plan = RunPlan.of(search(space));
    requireEqualBuffers(plan, data(plan.config()));
  }

  @Test
  void aDryRunCountsEveryBufferOfATraining() throws Exception {
    RunPlan<TrainConfig> plan = RunPlan.of(training());
    requireEqualBuffers(plan, SearchDataFactory.openTraining(plan.config(), Map.of()));
  }

  /**
   * The run itself allocates as many numbers as the dry run counts, kernels' own left out. In an
   * evaluation a little depends on which genotype is derived.
   */
  private static void requireEqualBuffers(RunPlan<?> whole, SearchData data) throws Exception {
    RunPlan<?> plan = whole.with(whole.loop() + ".stepsPerEpoch=8");
    RunPlan<?> steps = plan.with("execution.evaluateEvery=0");
    long ofSteps = allocated(steps, data);
    assertThat(counted(steps, data)).isEqualTo(ofSteps).isGreaterThan(50_000);
    long all = allocated(plan, data);
    assertThat(counted(plan, data)).isCloseTo(all, withinPercentage(5)).isGreaterThan(ofSteps);

    long bytes = new MemoryDemand(plan, data, CPU).count().bytes();
    assertThat(bytes).isGreaterThan(4 * ofSteps);
  }

  private static long allocated(RunPlan<?> plan, SearchData data) throws Exception {
    long[] numbers = {0};
    try (Kernels real = KernelFactory.cpu(1, 1)) {
      plan.loop(data, counting(real, numbers)).run(null, silent(), StepGate.ALWAYS);
    }
    return numbers[0];
  }

  private static long counted(RunPlan<?> plan, SearchData data) throws Exception {
    long[] numbers = {0};
    Kernels dry = counting(KernelFactory.dryCpu(1), numbers);
    plan.loop(new DryData(data, plan.config().batchSize()), dry)
        .run(null, silent(), StepGate.ALWAYS);
    return numbers[0];
  }

  /** Kernels that add up what is asked for through them. */
  private static Kernels counting(Kernels kernels, long[] numbers) {
    return (Kernels)
        Proxy.newProxyInstance(
            Kernels.class.getClassLoader(),
            new Class<?>[] {Kernels.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(kernels, arguments);
                if (method.getName().equals("allocate")) {
                  numbers[0] += ((Buffer) result).length();
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static RunListener silent() {
    return new RunListener() {
      @Override
      public void onEvent(RunEvent event) {}

      @Override
      public void onCheckpoint(Position position, StateWriter state) {}
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"nas-bench-201", "nasnet", "nasnet-frc"})
  void aDryRunCountsTheSupernetsParameters(String space) {
    SearchConfig config = search(space);
    SearchData data = data(config);
    NetworkPlan.Shape image = new NetworkPlan.Shape(data.channels(), data.height(), data.width());
    NetworkPlan plan =
        Spaces.byName(space)
            .orElseThrow()
            .supernet(new Macro(4, 1, image, data.classes()), config.space().affine());
    for (KernelProvider provider : KernelProviders.ALL) {
      assertThat(new MemoryDemand(RunPlan.of(config), data, provider).count().parameters())
          .isEqualTo(NetworkSize.of(plan).parameters());
    }
  }

  @Test
  void moreImagesInABatchAndSmallerKernelsNeedMoreMemory() {
    RunPlan<SearchConfig> plan = RunPlan.of(search("nasnet"));
    SearchData data = data(plan.config());
    MemoryDemand demand = new MemoryDemand(plan, data, CPU);
    assertThat(demand.countForBatch(8).bytes()).isLessThan(demand.countForBatch(16).bytes());
    assertThat(demand.countForBatch(16)).isEqualTo(demand.count());
    assertThat(new MemoryDemand(plan, data, PORTABLE).count().bytes())
        .as("portable kernels keep windows of images")
        .isGreaterThan(demand.count().bytes());
  }

  @Test
  void tooLittleMemoryIsToldWithTheLargestBatchThatFits() {
    RunPlan<SearchConfig> plan = RunPlan.of(search("nas-bench-201"));
    MemoryDemand demand = new MemoryDemand(plan, data(plan.config()), CPU);
    long needed = demand.count().bytes();
    long beside = 300 * MEBIBYTE;

    assertThatCode(() -> check(plan, demand, beside, needed, false).require())
        .doesNotThrowAnyException();
    long eleven = demand.countForBatch(11).bytes();
    assertThat(eleven).isLessThan(needed);
    assertThatThrownBy(() -> check(plan, demand, beside, eleven, false).require())
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith("search.batchSize: the search needs about ")
        .hasMessageContaining((needed + beside >> 20) + " MB of memory")
        .hasMessageContaining((eleven + beside >> 20) + " MB are free")
        .hasMessageEndingWith("set it to 11, the largest that fits")
        .hasMessageNotContaining("\n");
    assertThatThrownBy(() -> check(plan, demand, beside, eleven - 1, true).require())
        .hasMessageContaining("execution.memoryLimit allows ")
        .hasMessageEndingWith(
            "set it to 10, the largest that fits, or raise execution.memoryLimit");
    assertThatThrownBy(() -> check(plan, demand, beside, -5, false).require())
        .hasMessageEndingWith("no batch size fits: lower space.channels or .cells too");
  }

  private static MemoryCheck check(
      RunPlan<?> plan, MemoryDemand demand, long beside, long bytes, boolean ofLimit) {
    return new MemoryCheck(plan, demand, beside, new MemoryCheck.Bound(bytes, ofLimit));
  }

  @Test
  void theLaunchersLimitsAreRead() {
    assertThat(MemoryCheck.bytes("3072m")).isEqualTo(3072 * MEBIBYTE);
    assertThat(MemoryCheck.bytes(null)).isEqualTo(Long.MAX_VALUE);
    assertThat(MemoryCheck.bytes("some")).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void anEstimateOfMemoryAloneRunsNothing() throws Exception {
    RunEstimate estimate = RunEstimates.of(search("nas-bench-201"), Map.of(), 0);
    assertThat(estimate.memoryBytes()).isBetween(100 * MEBIBYTE, 20_000 * MEBIBYTE);
    assertThat(estimate.stepsPerEpoch()).isEqualTo(4);
    assertThat(estimate.epochs()).isEqualTo(1);
    assertThat(estimate.stepSeconds()).isNaN();
    assertThat(estimate.epochSeconds()).isNaN();
  }

  @Test
  void aTrialTimesStepsAndEvaluation() throws Exception {
    for (RunEstimate estimate :
        new RunEstimate[] {
          RunEstimates.of(search("nas-bench-201"), Map.of(), 0.2),
          RunEstimates.of(training(), Map.of(), 0.2)
        }) {
      assertThat(estimate.fits()).isTrue();
      assertThat(estimate.stepSeconds()).isBetween(1e-5, 60.0);
      assertThat(estimate.evaluationSeconds()).isBetween(1e-6, 60.0);
      assertThat(estimate.epochSeconds())
          .isEqualTo(
              estimate.stepsPerEpoch() * estimate.stepSeconds() + estimate.evaluationSeconds());
      assertThat(estimate.totalSeconds()).isEqualTo(estimate.epochSeconds());
    }
  }
}
