import { useRef, useState } from 'preact/hooks';
import { all, get, send } from '../api';
import { horizon, number, percent, signed, span, time, words } from '../format';
import { newKey } from '../order';
import { Bars } from '../parts/Bars';
import { Chip } from '../parts/Chips';
import { Decide } from '../parts/Decide';
import { Json } from '../parts/Json';
import { Empty, Panel, Shown, useReading } from '../parts/States';
import { Table, type Column } from '../parts/Table';
import { fromTwin, link } from '../live';
import { go, href } from '../route';
import type { CardFigure, Model, ModelLine, ModelOffer, Retraining, RetrainingLine, ServedModel } from '../types';

function Verdict(props: { model: ModelLine }) {
    return <Chip level={props.model.isOffered ? 'good' : 'quiet'}>{props.model.isOffered ? 'beats simple methods' : 'not better'}</Chip>;
}

const COLUMNS: readonly Column<ModelLine>[] = [
    { name: 'Model', value: each => each.modelId, show: each => <a href={href('models', each.modelId)}>{each.modelId}</a> },
    { name: 'Name', value: each => each.name },
    {
        name: 'Verdict',
        hint: 'Only what beat the simple methods is worth offering to the twin',
        value: each => each.isOffered,
        show: each => <Verdict model={each} />,
    },
    { name: 'Trained on', value: each => each.source, isMinor: true },
    { name: 'Created', value: each => each.createdAt, show: each => time(each.createdAt, true), isNumber: true },
];

/** Seconds of a card, as days, hours or minutes. */
function ahead(seconds: number): string {
    return seconds >= 7200 ? span(1000 * seconds) : horizon(1000 * seconds);
}

const FIGURES: readonly Column<CardFigure>[] = [
    { name: 'Ahead', value: each => each.seconds, show: each => ahead(each.seconds), isNumber: true },
    { name: 'Mean error', hint: 'On rows that it had not seen', value: each => each.mae, show: each => number(each.mae), isNumber: true },
    { name: 'Best simple method', value: each => each.bestSimple },
    { name: 'its error', value: each => each.bestSimpleMae, show: each => number(each.bestSimpleMae), isNumber: true },
    {
        name: 'Difference, 95 %',
        hint: 'Below nought the model is better; block bootstrap',
        value: each => each.difference,
        show: each => `${signed(each.difference)} (${signed(each.lower)} … ${signed(each.upper)})`,
        isNumber: true,
        isMinor: true,
    },
    { name: '90 % interval held', value: each => each.coverage90, show: each => percent(each.coverage90), isNumber: true, isMinor: true },
    { name: 'Forecasts', value: each => each.targets, isNumber: true, isMinor: true },
    {
        name: 'Verdict',
        value: each => each.offered,
        show: each => <Chip level={each.offered ? 'good' : 'quiet'}>{each.offered ? 'better' : 'not better'}</Chip>,
    },
];

const LINES: readonly Column<RetrainingLine>[] = [
    { name: 'Line', value: each => each.name, show: each => <a href={href('models', each.modelId)}>{each.name}</a> },
    {
        name: 'Stage',
        value: each => each.stage,
        show: each => <Chip level={LINE_LEVELS[each.stage] ?? 'quiet'}>{words(each.stage)}</Chip>,
    },
    { name: 'Why, and what would change it', value: each => each.sentence },
];

const LINE_LEVELS: Record<string, 'good' | 'warn' | 'bad' | 'quiet'> = { STEADY: 'good', DRIFTING: 'warn', WAITING: 'warn', TRAINING: 'warn', STUCK: 'bad' };

const OFFERS: readonly Column<ModelOffer>[] = [
    { name: 'Twin', value: each => each.twin, show: each => <span class="mono">{each.twin}</span> },
    {
        name: 'Stage',
        value: each => each.stage,
        show: each => <Chip level={each.stage === 'ACTIVE' ? 'good' : each.stage === 'SHADOW' ? 'warn' : 'quiet'}>{words(each.stage)}</Chip>,
    },
    { name: 'Since', value: each => each.since, show: each => time(each.since, true), isMinor: true },
    { name: 'Forecasts', value: each => each.forecasts, isNumber: true },
    { name: 'In the twin’s words', value: each => each.reason },
    { name: 'Told', value: each => each.told, show: each => time(each.told, true), isMinor: true },
];

/** Error of a model over that of the best simple member: left of 1 it is better. */
function Race(props: { model: ServedModel }) {
    const { model } = props;
    return (
        <li>
            <p>
                <a href={href('models', model.modelId)}>{model.modelId}</a>{' '}
                <Chip level={model.stage === 'ACTIVE' ? 'good' : model.stage === 'SHADOW' ? 'warn' : 'quiet'}>{words(model.stage)}</Chip>{' '}
                <span class="quiet">
                    {number(model.forecasts)} forecasts. {model.reason}
                </span>
            </p>
            <Bars
                label={`Error of ${model.modelId} against the best simple member`}
                isSigned
                most={Math.max(0.2, ...model.relativeErrors.map(each => Math.abs((each.relativeError ?? 1) - 1)))}
                rows={model.relativeErrors.map(each => ({
                    key: String(each.horizonMillis),
                    name: `${horizon(each.horizonMillis)} ahead`,
                    value: (each.relativeError ?? 1) - 1,
                    text: `${number(each.relativeError)} of the error`,
                    tone: (each.relativeError ?? 1) > 1 ? 'bar-bad' : 'bar-fill',
                }))}
            />
        </li>
    );
}

function Card(props: { modelId: string }) {
    const { modelId } = props;
    const path = `/v1/models/${encodeURIComponent(modelId)}`;
    const reading = useReading(modelId, signal => get<Model>(path, signal));
    const offers = useReading(`${modelId} offers`, signal => get<{ items: ModelOffer[] }>(`${path}/offers`, signal), 5000);
    const [isAsked, setIsAsked] = useState(false);
    const key = useRef('');
    return (
        <div class="stack">
            <p class="crumb">
                <a href={href('models')}>Models</a>
            </p>
            <Shown reading={reading} what={`model ${modelId}`}>
                {model => (
                    <>
                    <Panel
                        title={`Model ${model.modelId}`}
                        aside={
                            <>
                                <Verdict model={model} />
                                {model.bundle !== undefined && (
                                    <button
                                        type="button"
                                        class={model.isOffered ? 'main' : ''}
                                        disabled={link.value.state !== 'CONNECTED'}
                                        onClick={() => {
                                            key.current = newKey();
                                            setIsAsked(true);
                                        }}
                                    >
                                        Offer to the twin
                                    </button>
                                )}
                            </>
                        }
                    >
                        <dl class="pairs body">
                            <dt>Name</dt>
                            <dd>{model.name}</dd>
                            <dt>Created</dt>
                            <dd>{time(model.createdAt, true)} UTC</dd>
                            <dt>Trained on</dt>
                            <dd>{model.source}</dd>
                            <dt>Continues</dt>
                            <dd>{model.continues.length === 0 ? 'no other' : model.continues.join(', ')}</dd>
                            {model.cause !== undefined && (
                                <>
                                    <dt>Trained again as</dt>
                                    <dd>{model.cause.sentence}</dd>
                                </>
                            )}
                            {model.bundle === undefined && (
                                <>
                                    <dt>Bundle</dt>
                                    <dd>none was written, so it cannot be offered</dd>
                                </>
                            )}
                        </dl>
                        <Table
                            name="Beside the best simple method"
                            file={`model-${model.modelId}`}
                            columns={FIGURES}
                            rows={model.card.figures ?? []}
                            rowKey={each => String(each.seconds)}
                            empty={<p>The card has no figures.</p>}
                        />
                    </Panel>
                    <Panel title="At the twin">
                        <Shown reading={offers} what="what twins said of it">
                            {({ items }) => (
                                <Table
                                    name="Offers"
                                    file={`model-${model.modelId}-offers`}
                                    columns={OFFERS}
                                    rows={items}
                                    rowKey={each => each.twin}
                                    empty={<p>It was offered to no twin.</p>}
                                />
                            )}
                        </Shown>
                    </Panel>
                    <Panel title="Its card">
                        <Json value={model.card} label="Model card" />
                    </Panel>
                    {isAsked && (
                        <Decide
                            title={`Offer ${model.modelId}`}
                            what={
                                model.isOffered
                                    ? 'It begins in shadow: the twin computes its forecasts beside its own, gives them no weight, and makes it active when it stays better.'
                                    : 'Its card says that a simple method is better everywhere. It runs in shadow all the same, without weight.'
                            }
                            verb="Offer"
                            act={(actor, reason) =>
                                send('POST', `${path}/offers`, { actor, reason, ...(model.isOffered ? {} : { anyway: true }) }, key.current)
                            }
                            done={offers.again}
                            close={() => setIsAsked(false)}
                        />
                    )}
                    </>
                )}
            </Shown>
        </div>
    );
}

/** Learned models: what was trained, and how the xApp's copies do beside the simple methods. */
export function ModelsPage(props: { id: string }) {
    const models = useReading('models', signal => all<ModelLine>('/v1/models', 2000, signal), 10_000);
    const served = useReading('served', signal => fromTwin<{ items: ServedModel[] }>('/v1/live/models', signal), 5000);
    const retraining = useReading('retraining', signal => get<Retraining>('/v1/retraining', signal), 10_000);
    if (props.id !== '') {
        return <Card key={props.id} modelId={props.id} />;
    }
    return (
        <div class="stack">
            <Panel title="In the xApp: the shadow race">
                {served.problem?.kind === 'no-twin' ? (
                    <Empty title="No twin is connected.">
                        <p>{served.problem.message}</p>
                    </Empty>
                ) : (
                    <Shown reading={served} what="the xApp’s models">
                        {({ items }) =>
                            items.length === 0 ? (
                                <Empty title="The xApp has no learned model.">
                                    <p>
                                        Its forecasts are mixed from simple methods. A model that was trained and is better is offered with{' '}
                                        <code>rantwin models offer</code>, runs in shadow beside them, and becomes active when it stays
                                        better.
                                    </p>
                                </Empty>
                            ) : (
                                <ul class="races body">
                                    {items.map(model => (
                                        <Race key={model.modelId} model={model} />
                                    ))}
                                </ul>
                            )
                        }
                    </Shown>
                )}
            </Panel>
            <Panel
                title="Trained again when they drift"
                aside={
                    retraining.value && (
                        <Chip level={retraining.value.isOn ? 'good' : 'quiet'}>{retraining.value.isOn ? 'on' : 'off'}</Chip>
                    )
                }
            >
                <Shown reading={retraining} what="what is trained again">
                    {told =>
                        told.isOn ? (
                            <>
                                <Table
                                    name="Lines of models"
                                    file="retraining"
                                    columns={LINES}
                                    rows={told.items}
                                    rowKey={each => each.name}
                                    empty={<p>No model is in use yet; the first one is trained by hand (rantwin train).</p>}
                                />
                                <p class="note">
                                    What wins then is {told.offers ? 'offered to the twin at once' : 'kept here until somebody offers it'}
                                    {told.signs ? '' : '; it is not signed, and twins take signed ones only'}.
                                </p>
                            </>
                        ) : (
                            <p class="nothing">
                                Models that drift are not trained again by themselves: the planner was started without <code>--retrain</code>.
                            </p>
                        )
                    }
                </Shown>
            </Panel>
            <Panel title="In the planner’s registry">
                <Shown reading={models} what="the models">
                    {found => (
                        <Table
                            name="Models"
                            file="models"
                            columns={COLUMNS}
                            rows={found}
                            rowKey={each => each.modelId}
                            onRow={each => go(href('models', each.modelId))}
                            empty={<p>Nothing was trained yet: rantwin train --registry puts models here.</p>}
                        />
                    )}
                </Shown>
            </Panel>
        </div>
    );
}
