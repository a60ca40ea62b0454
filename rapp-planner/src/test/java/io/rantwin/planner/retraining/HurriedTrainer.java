package io.rantwin.planner.retraining;

import io.rantwin.planner.training.Trainer;
import io.rantwin.planner.training.TrainingException;
import io.rantwin.planner.training.TrainingSet;
import io.rantwin.planner.training.TrainingSettings;
import io.rantwin.planner.training.dl4j.Dl4jTrainer;
import io.rantwin.twin.learned.Layer;
import java.util.List;

/** The real trainer with a third of the usual epochs: the law of {@link DriftingCells} is learned in few. */
public final class HurriedTrainer implements Trainer {
    private static final int EPOCHS = 12;

    private final Trainer trainer = new Dl4jTrainer();

    @Override
    public List<Layer> train(TrainingSet set, TrainingSettings settings, List<Layer> start, EpochListener listener)
            throws TrainingException {
        return trainer.train(set, settings.epochs(Math.min(EPOCHS, settings.epochs())), start, listener);
    }

    @Override
    public float[][] forward(List<Layer> layers, float[][] inputs) throws TrainingException {
        return trainer.forward(layers, inputs);
    }
}
