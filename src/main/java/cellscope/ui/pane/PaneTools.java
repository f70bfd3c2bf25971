package cellscope.ui.pane;

import cellscope.run.RunDirectory;
import cellscope.ui.benchmark.BenchmarkModel;
import cellscope.ui.common.Background;
import cellscope.ui.common.Dialogs;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a pane may ask of the window.
 *
 * @param dialogs file choosers and messages
 * @param background does what takes time, off the interface's thread
 * @param notice shows a short text for some seconds
 * @param benchmark the benchmark table, for what is written by it and for workers
 * @param settings shows the window's settings, where the table is named
 * @param train opens the form of a training with these fields of its config, by path
 * @param open shows what lies in a directory
 */
public record PaneTools(
    Dialogs dialogs,
    Background background,
    Consumer<String> notice,
    BenchmarkModel benchmark,
    Runnable settings,
    Consumer<Map<String, String>> train,
    Consumer<RunDirectory> open) {}
