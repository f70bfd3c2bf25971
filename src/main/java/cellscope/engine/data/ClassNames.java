package cellscope.engine.data;

import java.util.List;

/** What the labels of published data sets mean, in the order of the labels, as their files say. */
final class ClassNames {
  /** CIFAR-10 (Krizhevsky 2009), batches.meta. */
  static final List<String> CIFAR_10 =
      split("airplane automobile bird cat deer dog frog horse ship truck");

  /** CIFAR-100's fine labels (Krizhevsky 2009), meta. */
  static final List<String> CIFAR_100 =
      split(
          "apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle bowl boy bridge bus"
              + " butterfly camel can castle caterpillar cattle chair chimpanzee clock cloud"
              + " cockroach couch crab crocodile cup dinosaur dolphin elephant flatfish forest fox"
              + " girl hamster house kangaroo keyboard lamp lawn_mower leopard lion lizard lobster"
              + " man maple_tree motorcycle mountain mouse mushroom oak_tree orange orchid otter"
              + " palm_tree pear pickup_truck pine_tree plain plate poppy porcupine possum rabbit"
              + " raccoon ray road rocket rose sea seal shark shrew skunk skyscraper snail snake"
              + " spider squirrel streetcar sunflower sweet_pepper table tank telephone television"
              + " tiger tractor train trout tulip turtle wardrobe whale willow_tree wolf woman"
              + " worm");

  /** Fashion-MNIST (Xiao, Rasul and Vollgraf 2017). */
  static final List<String> FASHION_MNIST =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  private ClassNames() {}

  private static List<String> split(String names) {
    return List.of(names.split(" "));
  }
}
