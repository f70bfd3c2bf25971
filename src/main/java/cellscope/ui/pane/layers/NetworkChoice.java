package cellscope.ui.pane.layers;

import cellscope.model.plan.NetworkPlan;
import java.util.function.Supplier;

/**
 * A network whose layers may be looked at.
 *
 * @param name what it is, in a few words
 * @param plan makes its layers; throws IllegalArgumentException where there is no such network
 */
public record NetworkChoice(String name, Supplier<NetworkPlan> plan) {}
