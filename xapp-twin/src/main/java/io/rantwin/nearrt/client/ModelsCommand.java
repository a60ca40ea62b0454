package io.rantwin.nearrt.client;

import io.rantwin.api.v1.ActivateModelRequest;
import io.rantwin.api.v1.ListModelsRequest;
import io.rantwin.api.v1.ListModelsResponse;
import io.rantwin.api.v1.ModelState;
import io.rantwin.api.v1.ModelsGrpc;
import io.rantwin.api.v1.WithdrawModelRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rantwin twin models}. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        subcommands = {ModelsCommand.Activate.class, ModelsCommand.Withdraw.class},
        description = {
            "Learned models: in shadow, active or withdrawn, and their error over that of the best simple member",
            "(below 1 is better)."
        })
final class ModelsCommand extends TwinCall {
    @Override
    void ask(Twin twin) {
        ListModelsResponse answer =
                twin.stub(ModelsGrpc::newBlockingStub).listModels(ListModelsRequest.getDefaultInstance());
        if (json(answer)) {
            return;
        }
        if (answer.getModelsCount() == 0) {
            out().println("There is no learned model.");
            return;
        }
        Table table = table();
        answer.getModelsList().forEach(model -> row(table, model));
        print(table);
    }

    private static Table table() {
        return new Table("MODEL", "STAGE", "RELATIVE ERROR", "FORECASTS>", "WHY");
    }

    private static void row(Table table, ModelState model) {
        List<String> errors = new ArrayList<>();
        new TreeMap<>(model.getRelativeErrorByHorizonMsMap())
                .forEach((horizon, error) -> errors.add(Words.age(horizon) + ": " + Words.number(error)));
        table.row(
                model.getModelId(),
                Words.plain(model.getStage(), "MODEL_STAGE_"),
                String.join(", ", errors),
                model.getForecasts(),
                model.getReason());
    }

    /** {@code rantwin twin models activate}. */
    @Command(
            name = "activate",
            mixinStandardHelpOptions = true,
            description = "Takes a model out of shadow where it is better than the best simple member.")
    static final class Activate extends TwinCall {
        @Parameters(index = "0", paramLabel = "MODEL", description = "Id of the model.")
        private String model;

        @Parameters(
                index = "1..*",
                arity = "0..*",
                paramLabel = "CELL",
                description = "For the groups of these cells; all when none is named.")
        private List<String> cells = List.of();

        @Override
        void ask(Twin twin) {
            ModelState state = twin.stub(ModelsGrpc::newBlockingStub)
                    .activateModel(ActivateModelRequest.newBuilder()
                            .setModelId(model)
                            .addAllCellIds(cells)
                            .build());
            if (!json(state)) {
                Table table = table();
                row(table, state);
                print(table);
            }
        }
    }

    /** {@code rantwin twin models withdraw}. */
    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = "Ends the use of a model everywhere, for good.")
    static final class Withdraw extends TwinCall {
        @Parameters(paramLabel = "MODEL", description = "Id of the model.")
        private String model;

        @Option(
                names = "--reason",
                required = true,
                paramLabel = "TEXT",
                description = "Who and why, for the audit log.")
        private String reason;

        @Override
        void ask(Twin twin) {
            ModelState state = twin.stub(ModelsGrpc::newBlockingStub)
                    .withdrawModel(WithdrawModelRequest.newBuilder()
                            .setModelId(model)
                            .setReason(reason)
                            .build());
            if (!json(state)) {
                Table table = table();
                row(table, state);
                print(table);
            }
        }
    }
}
