package io.rantwin.planner.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.rantwin.planner.durable.SqliteFile;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.CardJson;
import io.rantwin.planner.model.ModelCard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** All models that were trained, those that did not win as well, in one SQLite file. Several processes may write it. Not thread-safe. */
public final class ModelRegistry implements AutoCloseable {
    private static final String MIGRATIONS = "io/rantwin/planner/registry";
    private static final int BUSY_MILLIS = 10_000;
    private static final int LONGEST_LINE = 1000;

    private final Path file;
    private final Connection connection;

    private ModelRegistry(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Opens or begins a registry. */
    public static ModelRegistry open(Path file) throws RegistryException {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            var config = new SQLiteConfig();
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            config.setBusyTimeout(BUSY_MILLIS);
            return new ModelRegistry(file, new SqliteFile(file, config).connectMigrated(MIGRATIONS));
        } catch (SQLException | IOException failed) {
            throw new RegistryException(file + ": the registry cannot be opened: " + failed.getMessage(), failed);
        }
    }

    /** Opens a registry that must be there. */
    public static ModelRegistry openExisting(Path file) throws RegistryException {
        if (!Files.isRegularFile(file)) {
            throw new RegistryException(file + ": there is no registry here; rantwin train --registry begins one");
        }
        return open(file);
    }

    /** Puts a model down; the same model again renews when and where. */
    public void add(RegisteredModel model) throws RegistryException {
        String sql = "INSERT INTO model (id, name, parent, created, won, weights_hash, data_hash, bundle, card, cause)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (id) DO UPDATE SET created = excluded.created, won = excluded.won, bundle = excluded.bundle,"
                + " card = excluded.card";
        ModelCard card = model.card();
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, card.modelId());
            insert.setString(2, card.name());
            insert.setString(3, card.parent());
            insert.setLong(4, model.created().toEpochMilli());
            insert.setBoolean(5, card.hasWon());
            insert.setString(6, card.weightsSha256());
            insert.setString(7, card.data().sha256());
            insert.setString(8, model.bundle());
            insert.setString(9, new String(CardJson.write(card), StandardCharsets.UTF_8));
            insert.setString(10, CauseText.of(model.cause()));
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw broken(failed);
        }
    }

    /** All models, the newest first. */
    public List<RegisteredModel> all() throws RegistryException {
        return query("SELECT created, bundle, card, cause FROM model ORDER BY created DESC, id", null);
    }

    /** A model; empty when it is not kept here. */
    public Optional<RegisteredModel> find(String modelId) throws RegistryException {
        return query("SELECT created, bundle, card, cause FROM model WHERE id = ?", modelId).stream()
                .findFirst();
    }

    /** A model and those it continues, itself first; ends at one that is not kept here. */
    public List<RegisteredModel> line(String modelId) throws RegistryException {
        List<RegisteredModel> line = new ArrayList<>();
        @Nullable String next = modelId;
        while (next != null && line.size() < LONGEST_LINE) {
            Optional<RegisteredModel> found = find(next);
            if (found.isEmpty()) {
                break;
            }
            line.add(found.get());
            next = found.get().card().parent();
        }
        return line;
    }

    /** Puts down what a twin says of a model, in place of what it said before; nothing of a model that is not kept here. */
    public void note(Offering offering) throws RegistryException {
        String sql = "INSERT INTO offering (model, twin, since, told, stage, forecasts, relative_errors, reason)"
                + " SELECT id, ?, ?, ?, ?, ?, ?, ? FROM model WHERE id = ?"
                + " ON CONFLICT (model, twin) DO UPDATE SET told = excluded.told, stage = excluded.stage,"
                + " forecasts = excluded.forecasts, relative_errors = excluded.relative_errors, reason = excluded.reason";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, offering.twin());
            insert.setLong(2, offering.since().toEpochMilli());
            insert.setLong(3, offering.told().toEpochMilli());
            insert.setString(4, offering.stage().name());
            insert.setLong(5, offering.forecasts());
            insert.setString(6, OfferingText.errors(offering.relativeErrors()));
            insert.setString(7, offering.reason());
            insert.setString(8, offering.modelId());
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw broken(failed);
        }
    }

    /** The twins that have a model, and how it does there; by address. */
    public List<Offering> offerings(String modelId) throws RegistryException {
        String sql = "SELECT twin, since, told, stage, forecasts, relative_errors, reason FROM offering"
                + " WHERE model = ? ORDER BY twin";
        List<Offering> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, modelId);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Offering(
                            modelId,
                            rows.getString(1),
                            Instant.ofEpochMilli(rows.getLong(2)),
                            Instant.ofEpochMilli(rows.getLong(3)),
                            OfferingText.stage(rows.getString(4)),
                            rows.getLong(5),
                            OfferingText.errors(rows.getString(6)),
                            rows.getString(7)));
                }
            }
        } catch (SQLException failed) {
            throw broken(failed);
        } catch (IllegalArgumentException failed) {
            throw new RegistryException(
                    file + ": what twins said of " + modelId + " cannot be read: " + failed, failed);
        }
        return found;
    }

    private List<RegisteredModel> query(String sql, @Nullable String id) throws RegistryException {
        List<RegisteredModel> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            if (id != null) {
                select.setString(1, id);
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ModelCard card = CardJson.read(rows.getString(3).getBytes(StandardCharsets.UTF_8));
                    found.add(new RegisteredModel(
                            card,
                            Instant.ofEpochMilli(rows.getLong(1)),
                            rows.getString(2),
                            CauseText.read(rows.getString(4))));
                }
            }
        } catch (SQLException failed) {
            throw broken(failed);
        } catch (BundleException | JsonProcessingException failed) {
            throw new RegistryException(file + ": " + failed.getMessage(), failed);
        }
        return found;
    }

    private RegistryException broken(SQLException failed) {
        return new RegistryException(file + ": the registry cannot be used: " + failed.getMessage(), failed);
    }

    @Override
    public void close() throws RegistryException {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw broken(failed);
        }
    }
}
