package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.BatchNorm;
import cellscope.engine.nn.BatchNormStyle;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.Parameters;
import cellscope.engine.nn.Workspace;
import cellscope.model.genotype.Genotype;
import cellscope.model.plan.StemKind;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import java.util.List;

/** A network of any space: a supernet, or the network of one genotype. */
public interface Network {
  /**
   * The size of a network.
   *
   * @param channels C of the first stage
   * @param cells N: cells in each stage (in the NASNet supernet one less in the later two)
   * @param imageChannels channels of the images
   * @param classes outputs
   */
  record Size(int channels, int cells, int imageChannels, int classes) {}

  /**
   * A supernet whose last BN, like all outside the cells, is affine and keeps running statistics.
   *
   * @param affine whether the cells' BN has a learnable scale and shift (and the convolutions then
   *     no bias)
   * @param tracking whether the cells' BN keeps running statistics
   */
  static Network supernet(
      Space space, Size size, boolean affine, boolean tracking, Kernels kernels) {
    BatchNormStyle cells = new BatchNormStyle(affine, tracking);
    return supernet(space, size, cells, BatchNormStyle.FULL, kernels);
  }

  /**
   * A supernet.
   *
   * @param cells how the cells' BN is built; where it is not affine, the convolutions have a bias
   * @param last how the last BN is built, in front of the pooling; in the network of NATS-Bench's
   *     driver like the cells'
   */
  static Network supernet(
      Space space, Size size, BatchNormStyle cells, BatchNormStyle last, Kernels kernels) {
    return SpaceNetworks.of(space).supernet().make(space, size, cells, last, kernels);
  }

  /**
   * What a stand-alone network has beside its cells.
   *
   * @param stem what stands before them
   * @param auxiliaryWeight what the auxiliary head's loss counts in training; 0 for no such head
   */
  record Form(StemKind stem, double auxiliaryWeight) {
    /** The stem for small images, no auxiliary head; the form of every space. */
    public static final Form PLAIN = new Form(StemKind.CIFAR, 0);
  }

  /** The stand-alone network of a genotype; its only architecture is {@link #only()}. */
  static Network standAlone(Genotype genotype, Size size, Form form, Kernels kernels) {
    return SpaceNetworks.of(Spaces.of(genotype)).standAlone().make(genotype, size, form, kernels);
  }

  /** The same in its plain form. */
  static Network standAlone(Genotype genotype, Size size, Kernels kernels) {
    return standAlone(genotype, size, Form.PLAIN, kernels);
  }

  Parameters parameters();

  Kernels kernels();

  /** The architecture of a network that has only one. */
  EdgeMix only();

  /**
   * The searched cells in the order in which they are computed, each as the index of its kind in
   * the space: what a mix of another architecture in each cell has to name.
   */
  List<Integer> searchedKinds();

  /**
   * The part of a supernet that a genotype uses, on the same parameters; its only architecture is
   * {@link #only()}.
   *
   * @param space the supernet's
   */
  Network restrictedTo(Space space, Genotype genotype);

  /**
   * Binds the network to memory.
   *
   * @param images [batch, height, width, channels], in the NAS-Bench-201 space with sides divisible
   *     by 4
   * @param imageGradient whether the images' gradient is wanted
   */
  NetworkPass bind(Workspace workspace, Buffer images, boolean imageGradient);

  /** BN by name. */
  default BatchNorm batchNorm(String name) {
    return parameters().batchNorms().stream()
        .filter(b -> b.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no BN is called " + name));
  }
}
