/** A linear scale with round ticks. */
export interface Scale {
    min: number;
    max: number;
    ticks: number[];
    at: (value: number) => number;
}

/** The nicest step of 1, 2, 2.5 or 5 times a power of ten that gives at most so many ticks. */
export function step(size: number, most: number): number {
    if (!(size > 0)) {
        return 1;
    }
    const rough = size / Math.max(1, most);
    const power = 10 ** Math.floor(Math.log10(rough));
    const found = [1, 2, 2.5, 5, 10].find(each => each * power >= rough * (1 - 1e-9)) ?? 10;
    return found * power;
}

export function linear(low: number, high: number, from: number, to: number, most = 5): Scale {
    let [min, max] = [low, high];
    if (!(max > min)) {
        [min, max] = [min - 1, max + 1];
    }
    const by = step(max - min, most);
    const ticks: number[] = [];
    for (let i = Math.ceil(min / by - 1e-9); i * by <= max + by * 1e-9; i++) {
        ticks.push(Number((i * by).toPrecision(12)));
    }
    return { min, max, ticks, at: value => from + ((value - min) / (max - min)) * (to - from) };
}

/** As linear, with ends moved out to round values. */
export function round(low: number, high: number, from: number, to: number, most = 5): Scale {
    const by = step(high - low || 1, most);
    return linear(Math.floor(low / by + 1e-9) * by, Math.ceil(high / by - 1e-9) * by, from, to, most);
}

/** Times for an axis: steps that clocks have. */
export function timeTicks(from: number, until: number, most = 6): number[] {
    const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 86_400].map(s => s * 1000);
    const by = steps.find(each => (until - from) / each <= most) ?? 86_400_000;
    const ticks: number[] = [];
    for (let at = Math.ceil(from / by) * by; at <= until; at += by) {
        ticks.push(at);
    }
    return ticks;
}
