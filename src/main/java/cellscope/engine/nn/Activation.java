package cellscope.engine.nn;

import cellscope.engine.kernel.Buffer;

/**
 * What a layer hands to the next: its output and the ReLU of its output, [batch, height, width,
 * channels]. Which of the two hold a value in a pass is what the next layer said it {@linkplain
 * LayerPass.Wants wants}.
 */
public record Activation(Buffer value, Buffer relu) {}
