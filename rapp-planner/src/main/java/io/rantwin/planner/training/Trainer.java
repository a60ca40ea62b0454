package io.rantwin.planner.training;

import io.rantwin.twin.learned.Layer;
import java.util.List;

/** What a training framework must do for us. Networks cross this border as the twin's own layers only. Not thread-safe. */
public interface Trainer {
    /**
     * Trains a network: an LSTM whose state is carried from step to step, attention over its last outputs where the settings have it, then a
     * dense layer that gives the quantiles of every horizon.
     * Back-propagation is truncated. The same set and settings give the same layers.
     *
     * @param start layers to go on from, whose shape stands in place of that of the settings; empty to begin from drawn ones
     * @param listener asked after every epoch whether to go on
     * @return the layers after the last epoch
     */
    List<Layer> train(TrainingSet set, TrainingSettings settings, List<Layer> start, EpochListener listener)
            throws TrainingException;

    /**
     * The framework's own forward pass of such layers, from a state of 0.
     *
     * @param inputs by step, normalised
     * @return outputs by step, raw
     */
    float[][] forward(List<Layer> layers, float[][] inputs) throws TrainingException;

    /** Hears of epochs. */
    @FunctionalInterface
    interface EpochListener {
        /**
         * An epoch has passed.
         *
         * @param epoch from 1 on
         * @param layers as they are now
         * @return whether to go on
         */
        boolean after(int epoch, List<Layer> layers) throws TrainingException;
    }
}
