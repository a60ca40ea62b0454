/** What the REST API answers; openapi.json is the reference. */

export interface Page<T> {
    items: T[];
    next?: string;
}

export type LinkState = 'NONE' | 'CONNECTING' | 'CONNECTED' | 'LOST';

export interface Link {
    state: LinkState;
    address?: string;
    since?: string;
    answeredAt?: string;
    trouble?: string;
}

export interface Overview extends Link {
    cells?: number;
    reporting?: number;
    planned?: number;
    networkTime?: string;
    anomalies?: number;
}

export interface Place {
    siteId: string | null;
    xMetres: number | null;
    yMetres: number | null;
    azimuthDegrees: number | null;
    electricalTiltDegrees: number | null;
    powerDbm: number | null;
    carrier: string;
    isUnlocked: boolean;
}

export type Trust = 'TRUSTED' | 'GATING' | 'CHANGED' | 'FROZEN' | 'QUARANTINED' | 'STALE';

export interface CellLine {
    cellId: string;
    place?: Place;
    ranName?: string;
    version?: number;
    networkTime?: string;
    ageMillis?: number;
    trust?: Trust | null;
    trustReason?: string;
    basis?: string | null;
    loadPercent?: number;
    loadDeviationPercent?: number;
    users?: number;
    throughputKbps?: number;
    powerWatt?: number;
    fidelity?: number;
    skill?: number;
    anomaly?: string | null;
}

export interface Measurement {
    name: string;
    unit: string;
    mean?: number;
    deviation?: number;
    ageMillis: number;
}

export interface Fidelity {
    cellId: string;
    kpi: string;
    granularityMillis: number;
    horizonMillis: number;
    windowSeconds: number;
    predictions: number;
    fidelity?: number;
    skill?: number;
}

export interface RootCause {
    cellId: string;
    kind: string | null;
    share?: number;
}

export interface Anomaly {
    cellId: string;
    kind: string | null;
    since: string;
    faultProbability1h?: number;
    faultProbability24h?: number;
    reasons: string[];
    rootCauses: RootCause[];
}

export interface Anomalies {
    items: Anomaly[];
    basis: string;
}

export interface Cell extends CellLine {
    measurements: Measurement[];
    fidelities: Fidelity[];
    anomalies: Anomaly[];
}

export interface FanPoint {
    originMillis: number;
    horizonMillis: number;
    quantiles: number[];
    naive?: number;
    coverage90?: number;
    members: { member: string; weight: number }[];
}

export interface PastPoint {
    timeMillis: number;
    quantiles: number[];
    naive?: number;
    truth?: number;
}

export interface Trail {
    horizonMillis: number;
    points: PastPoint[];
    scored: number;
    inside90: number;
    meanError?: number;
    meanErrorNaive?: number;
}

export interface Forecast {
    cellId: string;
    kpi: string;
    unit: string;
    periodMillis: number;
    reports: { timeMillis: number; value?: number }[];
    fan: FanPoint[];
    past: Trail[];
}

export type ActionKind = 'SLEEP' | 'WAKE' | 'POWER' | 'TILT' | 'OFFSET' | 'ADMISSION' | 'DEMAND';

export interface Action {
    kind: ActionKind;
    atSeconds?: number;
    cellId?: string;
    powerDbm?: number;
    tiltDegrees?: number;
    neighbourCellId?: string;
    offsetDb?: number;
    mostUsers?: number;
    factor?: number;
}

export interface GuardRail {
    kpi: string;
    atMost?: number;
    atLeast?: number;
}

export interface Scenario {
    actions: Action[];
    horizonSeconds: number;
    draws: number;
    seed: number;
    guardRails: GuardRail[];
}

export interface Effect {
    cellId: string;
    kpi: string;
    unit: string;
    without?: number;
    difference: { probability: number; value?: number }[];
}

export interface WhatIfAnswer {
    draws: number;
    drawsAsked: number;
    horizonSeconds: number;
    seed: number;
    basis: string | null;
    snapshotId: string;
    networkTime: string;
    reservations: string[];
    guardRails: { kpi: string; violationProbability: number; cellIds: string[] }[];
    effects: Effect[];
    /** All cells together; energy is power over the horizon. */
    network: Omit<Effect, 'cellId'>[];
    explanation?: {
        isExact: boolean;
        kpi: string;
        unit: string;
        actionShares: number[];
        sentences: string[];
    };
    unexplained?: string;
}

export interface PolicyLine {
    policyId: string;
    ricId: string;
    policyTypeId: string;
    phase: string;
    isWanted: boolean;
    revision: number;
    revisionThere: number;
    actor: string;
    reason: string;
    changedAt: string;
    refusal?: string;
    trouble?: string;
    status?: PolicyStatus;
}

export interface PolicyStatus {
    enforceStatus: string;
    enforceReason?: string;
}

export interface Policy extends PolicyLine {
    policy: unknown;
    history: { at: string; status?: PolicyStatus }[];
}

export interface KillSwitch {
    isOn: boolean;
    actor?: string;
    reason?: string;
    at?: string;
}

export interface ControlEffect {
    cellId: string;
    control: string;
    sent: string;
    outcome: string | null;
    kpi: string;
    unit: string;
    predicted?: number;
    realised?: number;
}

export interface EnforcedPolicy {
    policyId: string;
    policyTypeId: string;
    enforceStatus: string | null;
    reason: string;
    policy: unknown;
    effects: ControlEffect[];
}

export interface ModelLine {
    modelId: string;
    name: string;
    createdAt: string;
    isOffered: boolean;
    source: string;
    bundle?: string;
    cause?: { sentence: string };
}

export interface RetrainingLine {
    name: string;
    modelId: string;
    stage: string;
    sentence: string;
    cause?: { sentence: string };
    jobId?: string;
}

export interface Retraining {
    isOn: boolean;
    signs: boolean;
    offers: boolean;
    items: RetrainingLine[];
}

/** A model at a twin, as the twin told it last. */
export interface ModelOffer {
    modelId: string;
    twin: string;
    since: string;
    told: string;
    stage: string;
    forecasts: number;
    reason: string;
    relativeErrors: { horizonMillis: number; relativeError?: number }[];
}

/** How a model did at one horizon on rows that it had not seen, beside the best simple method there. */
export interface CardFigure {
    seconds: number;
    targets: number;
    mae: number;
    bestSimple: string;
    bestSimpleMae: number;
    difference: number;
    lower: number;
    upper: number;
    coverage90: number;
    offered: boolean;
}

export interface Model extends ModelLine {
    card: { figures?: CardFigure[]; [member: string]: unknown };
    continues: string[];
}

export interface ServedModel {
    modelId: string;
    stage: string | null;
    forecasts: number;
    reason: string;
    relativeErrors: { horizonMillis: number; relativeError?: number }[];
}

export interface NodeLine {
    ranName: string;
    isConnected: boolean;
    cellIds: string[];
    youngestMillis?: number;
    oldestMillis?: number;
    missingMeasurements: string[];
}

export interface StoredCell {
    cellId: string;
    series: {
        granularityMillis: number;
        rolledUp: boolean;
        rows: number;
        first: string;
        last: string;
        pinned: boolean;
    }[];
}

/** Where rows of the history come from: an order of PM data, or the twin. */
export interface DataSource {
    source: string;
    isAlive: boolean;
    lastReportAgeSeconds?: number;
    newestPeriodEnd?: string;
    topic: string;
    order: string;
    connection: string;
    reports: number;
    rows: number;
    lateReports?: number;
    missingPeriods?: number;
    lostRecords?: number;
    refused: Record<string, number>;
    problems?: { pointer: string; reason: string }[];
}

export interface AuditRecord {
    sequence: number;
    at: string;
    kind: string;
    actor: string;
    data: unknown;
    hash: string;
    seal?: string;
}

export interface Verification {
    isWhole: boolean;
    records: number;
    head: string;
    broken?: { sequence: number; offset: number; reason: string };
}

export interface Health {
    status: string;
    killSwitchIsOn: boolean;
    pushes: boolean;
    otherSide?: {
        comparedAt?: string;
        trouble?: string;
        rics: { ricId: string; canBeWritten: boolean; state: string; policyTypeIds: string[] }[];
    };
}

/** Problem details (RFC 9457). */
export interface ProblemDetails {
    type: string;
    title: string;
    status: number;
    detail: string;
    errors?: { pointer: string; detail: string }[];
}

/** Who asks, as the planner sees it. */
export interface Caller {
    isNamed: boolean;
    role: string;
    name?: string;
}
