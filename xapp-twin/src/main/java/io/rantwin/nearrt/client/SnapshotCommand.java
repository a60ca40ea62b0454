package io.rantwin.nearrt.client;

import io.rantwin.api.v1.CutSnapshotRequest;
import io.rantwin.api.v1.Snapshot;
import io.rantwin.api.v1.WhatIfGrpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rantwin twin snapshot}. */
@Command(
        name = "snapshot",
        mixinStandardHelpOptions = true,
        description =
                "Writes the state of the whole network to a file, from which what-ifs can be repeated bit for bit.")
final class SnapshotCommand extends TwinCall {
    @Parameters(paramLabel = "FILE", description = "Is replaced when it is there.")
    private Path file;

    @Override
    void ask(Twin twin) throws IOException {
        Snapshot snapshot = twin.stub(WhatIfGrpc::newBlockingStub).cutSnapshot(CutSnapshotRequest.getDefaultInstance());
        try {
            Files.write(file, snapshot.getContent().toByteArray());
        } catch (IOException e) {
            throw new IOException("the snapshot cannot be written to " + file + ": " + e, e);
        }
        if (!json(snapshot.toBuilder().clearContent())) {
            out().println(snapshot.getContent().size() + " octets, network time "
                    + Words.time(snapshot.getNetworkTimeNs()) + ", SHA-256 " + snapshot.getSnapshotId());
        }
    }
}
