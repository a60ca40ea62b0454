import { kpiName, number, percent, span, unitName } from './format';
import type { Cell, Fidelity, Measurement, Trust } from './types';

/** 90 % of a normal distribution lie within so many deviations of its mean. */
const HALF_90 = 1.645;

const TRUST: Record<Trust, string> = {
    TRUSTED: 'Its reports fit what was expected.',
    GATING: 'Its last reports were far from what was expected and have been held back until more of the kind come.',
    CHANGED: 'Its level has shifted and the shift was accepted.',
    FROZEN: 'Its figures stand still although traffic does not.',
    QUARANTINED: 'Its reports contradict its neighbours and change nothing until they fit again.',
    STALE: 'No report has come for several periods: what is shown is older belief, carried on.',
};

const BASIS: Record<string, string> = {
    GEOMETRY: 'Positions, powers and antennas are known, so neighbours are reckoned by propagation.',
    NEIGHBOUR_GRAPH: 'No positions are known; neighbours were learned from handovers.',
    STAND_ALONE: 'It stands alone: no neighbours are known, and what-ifs say nothing of others.',
};

export function trustWords(trust: Trust | null | undefined): string {
    return trust ? TRUST[trust] : 'How far its reports are believed was not told.';
}

/** A belief as an interval: figures that cannot be negative begin at nought. */
export function interval(measurement: Measurement): { low: number; high: number } | undefined {
    if (measurement.mean === undefined || measurement.deviation === undefined) {
        return undefined;
    }
    const isShare = measurement.unit === '%';
    const low = measurement.mean - HALF_90 * measurement.deviation;
    const high = measurement.mean + HALF_90 * measurement.deviation;
    const isSigned = measurement.unit === 'dB' || measurement.unit === 'dBm' || measurement.unit === 'Cel';
    return { low: isSigned ? low : Math.max(0, low), high: isShare ? Math.min(100, high) : high };
}

/** How sure a belief is, in a word. */
export function sureness(measurement: Measurement): string {
    if (measurement.mean === undefined || measurement.deviation === undefined) {
        return 'not known';
    }
    const relative = measurement.deviation / Math.max(Math.abs(measurement.mean), 1e-9);
    return relative < 0.1 ? 'well known' : relative < 0.3 ? 'known' : relative < 1 ? 'roughly known' : 'hardly known';
}

function belief(measurement: Measurement): string {
    const range = interval(measurement);
    const unit = unitName(measurement.unit);
    const tail = unit === '' ? '' : ` ${unit}`;
    const text = `${kpiName(measurement.name)} is ${number(measurement.mean)}${tail}`;
    return range === undefined
        ? `${text}.`
        : `${text}, with 90 % probability between ${number(range.low)} and ${number(range.high)}${tail} (${sureness(measurement)}).`;
}

/** The fidelity that says most: of the load, furthest ahead. */
export function headline(fidelities: readonly Fidelity[]): Fidelity | undefined {
    return fidelities
        .filter(each => each.kpi === 'RRU.PrbTotDl' && each.predictions >= 5)
        .sort((a, b) => b.horizonMillis - a.horizonMillis)[0];
}

/** The state of a cell as sentences. */
export function stateWords(cell: Cell): string[] {
    if (cell.ranName === undefined) {
        return [
            'The topology has this cell, and no report of it has come: nothing is believed of it.',
            cell.place && !cell.place.isUnlocked ? 'The operator has locked it.' : 'Its node may be away, or may not report it.',
        ];
    }
    const sentences = [`The newest report is ${span(cell.ageMillis)} old.`, trustWords(cell.trust)];
    if (cell.trustReason !== undefined) {
        sentences.push(cell.trustReason);
    }
    for (const name of ['RRU.PrbTotDl', 'RRC.ConnMean']) {
        const found = cell.measurements.find(each => each.name === name);
        if (found) {
            sentences.push(belief(found));
        }
    }
    const fidelity = headline(cell.fidelities);
    if (fidelity?.fidelity !== undefined) {
        const skill =
            fidelity.skill === undefined
                ? ''
                : fidelity.skill > 0.005
                  ? `, ${percent(fidelity.skill)} less error than taking the last value`
                  : fidelity.skill < -0.005
                    ? `, ${percent(-fidelity.skill)} more error than taking the last value`
                    : ', as good as taking the last value';
        sentences.push(
            `Of the load ${span(fidelity.horizonMillis)} ahead the twin foretold ${percent(Math.max(0, fidelity.fidelity))} right over the last ${span(1000 * fidelity.windowSeconds)}${skill}.`,
        );
    }
    const basis = cell.basis ? BASIS[cell.basis] : undefined;
    if (basis !== undefined) {
        sentences.push(basis);
    }
    return sentences;
}
