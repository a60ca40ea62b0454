/** Figures as an engineer reads them: the digits that mean something, thin spaces between thousands, a real minus. */

const THIN = '\u202f';

function grouped(text: string): string {
    const [whole = '', fraction] = text.split('.');
    const spaced = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, THIN) : whole;
    return fraction === undefined ? spaced : `${spaced}.${fraction}`;
}

/** Three to four digits that mean something; a dash for what is not known. */
export function number(value: number | null | undefined): string {
    if (value === null || value === undefined || !Number.isFinite(value)) {
        return '\u2013';
    }
    const size = Math.abs(value);
    const decimals = size >= 100 || value === 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    const text = size.toFixed(decimals);
    return (value < 0 && Number(text) !== 0 ? '\u2212' : '') + grouped(text);
}

/** A figure with a fixed number of decimals, for columns. */
export function fixed(value: number | null | undefined, decimals: number): string {
    if (value === null || value === undefined || !Number.isFinite(value)) {
        return '\u2013';
    }
    const text = Math.abs(value).toFixed(decimals);
    return (value < 0 && Number(text) !== 0 ? '\u2212' : '') + grouped(text);
}

/** A tick of an axis, which is a round number already. */
export function tickText(value: number): string {
    const text = String(Number(Math.abs(value).toPrecision(6)));
    return (value < 0 ? '\u2212' : '') + (text.includes('e') ? text : grouped(text));
}

/** With its sign. */
export function signed(value: number | null | undefined): string {
    const text = number(value);
    return value !== null && value !== undefined && value > 0 ? `+${text}` : text;
}

export function percent(share: number | null | undefined): string {
    if (share === null || share === undefined || !Number.isFinite(share)) {
        return '\u2013';
    }
    const value = share * 100;
    return `${value > 0 && value < 1 ? '<1' : Math.round(value)}${THIN}%`;
}

/** An age or a time ahead. */
export function span(millis: number | null | undefined): string {
    if (millis === null || millis === undefined || millis < 0) {
        return '\u2013';
    }
    const seconds = millis / 1000;
    if (seconds < 9.95) {
        return `${seconds.toFixed(1)}${THIN}s`;
    }
    if (seconds < 119.5) {
        return `${Math.round(seconds)}${THIN}s`;
    }
    if (seconds < 7170) {
        return `${Math.round(seconds / 60)}${THIN}min`;
    }
    return seconds < 172_800 ? `${Math.round(seconds / 3600)}${THIN}h` : `${Math.round(seconds / 86_400)}${THIN}d`;
}

/** A horizon: whole seconds and minutes. */
export function horizon(millis: number): string {
    return millis >= 60_000 && millis % 60_000 === 0
        ? `${millis / 60_000}${THIN}min`
        : `${millis / 1000}${THIN}s`;
}

/** A moment, in UTC; the date only when it is asked for. */
export function time(moment: string | number | undefined, withDate = false): string {
    if (moment === undefined) {
        return '\u2013';
    }
    const text = new Date(moment).toISOString();
    return withDate ? `${text.slice(0, 10)} ${text.slice(11, 19)}` : text.slice(11, 19);
}

/** Enum names as words: LIAR_CELL is liar cell. */
export function words(name: string | null | undefined): string {
    return name === null || name === undefined ? 'not told' : name.toLowerCase().replaceAll('_', ' ');
}

/** The end of an NR CGI, which tells cells of a network apart. */
export function shortCell(cellId: string): string {
    const parts = cellId.split('-');
    const identity = parts.length === 3 ? (parts[2] ?? cellId) : cellId;
    const bare = identity.replace(/^0+(?=.)/, '');
    return bare.length > 14 ? `…${bare.slice(-12)}` : bare;
}

const NAMES: Record<string, string> = {
    'RRU.PrbTotDl': 'PRB load, downlink',
    'RRU.PrbTotUl': 'PRB load, uplink',
    'RRU.PrbUsedDl': 'PRBs used, downlink',
    'RRU.PrbUsedUl': 'PRBs used, uplink',
    'RRC.ConnMean': 'Connected users',
    'RRC.ConnMax': 'Connected users, most',
    'DRB.UEThpDl': 'User throughput, downlink',
    'DRB.UEThpUl': 'User throughput, uplink',
    'DRB.MeanActiveUeDl': 'Active users, downlink',
    'DRB.MeanActiveUeUl': 'Active users, uplink',
    'DRB.RlcSduDelayDl': 'RLC delay, downlink',
    'DRB.RlcSduTransmittedVolumeDL': 'Volume, downlink',
    'DRB.PdcpSduVolumeDL': 'Volume, downlink',
    'DRB.BufferSize': 'Backlog',
    'PEE.AvgPower': 'Electrical power',
    'PEE.Energy': 'Energy',
    'PEE.AvgTemperature': 'Temperature',
    CQI: 'Channel quality',
    'carried demand': 'Carried demand',
    energy: 'Energy',
};

/** A measurement in words; its own name when there are none. */
export function kpiName(kpi: string): string {
    return NAMES[kpi] ?? kpi;
}

const UNITS: Record<string, string> = {
    '0.1ms': '0.1 ms',
    Cel: '°C',
    UE: 'users',
    index: '',
    '% of PRBs': '%',
};

export function unitName(unit: string): string {
    return UNITS[unit] ?? unit;
}
