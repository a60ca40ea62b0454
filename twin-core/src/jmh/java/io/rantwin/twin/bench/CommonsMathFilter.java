package io.rantwin.twin.bench;

import io.rantwin.twin.estimation.ProcessModel;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * One cell's filter the textbook way, with the matrices of Commons Math: joint update, Cholesky of the innovation covariance, Joseph
 * form; no gate, no adaptation. Written from the model's description, apart from the product's code, to check and to time it
 * against.
 */
public final class CommonsMathFilter {

    private final ProcessModel model;
    private final double bandwidthHz;
    private final double[] means;
    private final double heating;
    private final double waitingBits;
    private final double handoverRate;
    private RealVector x;
    private RealMatrix p;

    /**
     * @param means log efficiency, log users and idle temperature that the state returns to
     */
    public CommonsMathFilter(
            ProcessModel model,
            double bandwidthHz,
            double[] means,
            double heating,
            double waitingBits,
            double handoverRate,
            double[] x,
            double[][] p) {
        this.model = model;
        this.bandwidthHz = bandwidthHz;
        this.means = means.clone();
        this.heating = heating;
        this.waitingBits = waitingBits;
        this.handoverRate = handoverRate;
        this.x = new ArrayRealVector(x);
        this.p = new Array2DRowRealMatrix(p);
    }

    /** The state. */
    public double[] mean() {
        return x.toArray();
    }

    /** Its covariance. */
    public double[][] covariance() {
        return p.getData();
    }

    /** Moves by so many seconds. */
    public void predict(double dt) {
        double t = model.trendSeconds();
        double phi = Math.exp(-dt / t);
        double r = Math.exp(x.getEntry(0) - x.getEntry(2)) / bandwidthHz;
        double load = r * Math.pow(1 + Math.pow(r, 16), -1.0 / 16);
        double slope = 1 / (1 + Math.pow(r, 16));
        double[] tau = {
            0, 0, model.efficiencySeconds(), model.usersSeconds(), model.backlogSeconds(), model.temperatureSeconds()
        };
        double[] sd = {
            0,
            0,
            model.efficiencyDeviation(),
            model.usersDeviation(),
            model.backlogDeviation(),
            model.temperatureDeviation()
        };
        double[] target = {0, 0, means[0], means[1], 0, means[2] + heating * load};
        RealMatrix f = MatrixUtils.createRealMatrix(6, 6);
        RealMatrix q = MatrixUtils.createRealMatrix(6, 6);
        RealVector next = new ArrayRealVector(6);
        f.setEntry(0, 0, 1);
        f.setEntry(0, 1, t * (1 - phi));
        f.setEntry(1, 1, phi);
        next.setEntry(0, x.getEntry(0) + t * (1 - phi) * x.getEntry(1));
        next.setEntry(1, phi * x.getEntry(1));
        for (int i = 2; i < 6; i++) {
            double decay = Math.exp(-dt / tau[i]);
            f.setEntry(i, i, decay);
            q.setEntry(i, i, sd[i] * sd[i] * (1 - decay * decay));
            next.setEntry(i, target[i] + decay * (x.getEntry(i) - target[i]));
        }
        double warm = (1 - f.getEntry(5, 5)) * heating * load * slope;
        f.setEntry(5, 0, warm);
        f.setEntry(5, 2, -warm);
        double b2 = model.burstDeviation() * model.burstDeviation() * (1 - phi * phi);
        double intensity = 2 * model.trendDeviation() * model.trendDeviation() / (t * t * t);
        double qaa = intensity * t * t * (dt - 2 * t * (1 - phi) + t / 2 * (1 - phi * phi));
        double qav = intensity * t * t / 2 * (1 - phi) * (1 - phi);
        double qvv = intensity * t / 2 * (1 - phi * phi);
        q.setEntry(0, 0, model.levelPerRootSecond() * model.levelPerRootSecond() * dt + b2 + qaa);
        q.setEntry(0, 1, qav - b2 / t);
        q.setEntry(1, 0, qav - b2 / t);
        q.setEntry(1, 1, qvv + b2 / (t * t));
        x = next;
        p = f.multiply(p).multiply(f.transpose()).add(q);
    }

    /** Takes in all ten measurements, averages over so many seconds. */
    public void update(double[] y, double seconds) {
        RealVector h = new ArrayRealVector(10);
        RealMatrix j = MatrixUtils.createRealMatrix(10, 6);
        expected(h, j);
        RealMatrix r = MatrixUtils.createRealMatrix(10, 10);
        for (int i = 0; i < 10; i++) {
            r.setEntry(i, i, noise(i, h.getEntry(i), seconds));
        }
        RealMatrix pht = p.multiply(j.transpose());
        RealMatrix s = j.multiply(pht).add(r);
        RealMatrix gain = new CholeskyDecomposition(s, 1e-6, 0)
                .getSolver()
                .solve(pht.transpose())
                .transpose();
        x = x.add(gain.operate(new ArrayRealVector(y).subtract(h)));
        RealMatrix left = MatrixUtils.createRealIdentityMatrix(6).subtract(gain.multiply(j));
        p = left.multiply(p).multiply(left.transpose()).add(gain.multiply(r).multiply(gain.transpose()));
    }

    /** Ten expected values. */
    public double[] expected() {
        RealVector h = new ArrayRealVector(10);
        expected(h, MatrixUtils.createRealMatrix(10, 6));
        return h.toArray();
    }

    private static double noise(int i, double expected, double seconds) {
        // Dispersion, floor and least variance of the ten, by the catalogue's units.
        double[][] table = {
            {7, 1, 1.0 / 12}, {5000, 1e4, 1}, {3000, 1e4, 1}, {0.5, 0.02, 1.0 / 12}, {0.005, 0.1, 1.0 / 12},
            {25, 4, 0.01}, {0, 0.25, 1e-3}, {1e5, 1e6, 1}, {0, 0.04, 0.01}, {1, 1e-3, 1e-6}
        };
        double[] row = table[i];
        // Four views of one queue count as one.
        int views = i == 2 || i == 3 || i == 5 || i == 7 ? 4 : 1;
        return views
                * Math.max(row[2] + (i == 8 ? 0 : 1e-4 * expected * expected), (row[0] * expected + row[1]) / seconds);
    }

    private void expected(RealVector h, RealMatrix j) {
        double traffic = Math.exp(x.getEntry(0));
        double capacity = bandwidthHz * Math.exp(x.getEntry(2));
        double r = traffic / capacity;
        double w = 1 + Math.pow(r, 16);
        double load = r * Math.pow(w, -1.0 / 16);
        double served = capacity * load;
        double factor = Math.exp(x.getEntry(4));
        double room = 1 - load + 0.02;
        double active = factor * load / room;
        double users = Math.exp(x.getEntry(3));
        // By the logarithm of traffic; capacity is the other way round but for what is proportional to it.
        double dLoad = load / w;
        double dActive = factor * 1.02 / (room * room) * dLoad;
        double dServed = capacity * dLoad;
        double eServed = served - dServed;
        put(h, j, 0, 100 * load, 100 * dLoad, -100 * dLoad, 0);
        put(h, j, 1, served / 1e3, dServed / 1e3, eServed / 1e3, 0);
        put(
                h,
                j,
                2,
                served / active / 1e3,
                (dServed / active - served * dActive / (active * active)) / 1e3,
                (eServed / active + served * dActive / (active * active)) / 1e3,
                -served / active / 1e3);
        put(h, j, 3, active, dActive, -dActive, active);
        double wait = 1e4 * waitingBits;
        put(
                h,
                j,
                5,
                10 + wait * active / served,
                wait * (dActive / served - active * dServed / (served * served)),
                wait * (-dActive / served - active * eServed / (served * served)),
                wait * active / served);
        put(
                h,
                j,
                7,
                active * waitingBits / 8,
                dActive * waitingBits / 8,
                -dActive * waitingBits / 8,
                active * waitingBits / 8);
        h.setEntry(4, users);
        j.setEntry(4, 3, users);
        h.setEntry(6, 5.46 + 4.92 * x.getEntry(2));
        j.setEntry(6, 2, 4.92);
        h.setEntry(8, x.getEntry(5));
        j.setEntry(8, 5, 1);
        h.setEntry(9, handoverRate * users);
        j.setEntry(9, 3, handoverRate * users);
    }

    private static void put(RealVector h, RealMatrix j, int row, double value, double a, double e, double b) {
        h.setEntry(row, value);
        j.setEntry(row, 0, a);
        j.setEntry(row, 2, e);
        j.setEntry(row, 4, b);
    }
}
