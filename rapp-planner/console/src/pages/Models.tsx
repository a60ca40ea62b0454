import { all, get } from '../api';
import { horizon, number, time, words } from '../format';
import { Bars } from '../parts/Bars';
import { Chip } from '../parts/Chips';
import { Json } from '../parts/Json';
import { Empty, Panel, Shown, useReading } from '../parts/States';
import { Table, type Column } from '../parts/Table';
import { fromTwin } from '../live';
import { go, href } from '../route';
import type { Model, ModelLine, ServedModel } from '../types';

const COLUMNS: readonly Column<ModelLine>[] = [
    { name: 'Model', value: each => each.modelId, show: each => <a href={href('models', each.modelId)}>{each.modelId}</a> },
    { name: 'Name', value: each => each.name },
    {
        name: 'Offered',
        hint: 'Only what beat the simple methods is offered to the xApp',
        value: each => each.isOffered,
        show: each => <Chip level={each.isOffered ? 'good' : 'quiet'}>{each.isOffered ? 'better, offered' : 'not better'}</Chip>,
    },
    { name: 'Trained on', value: each => each.source, isMinor: true },
    { name: 'Created', value: each => each.createdAt, show: each => time(each.createdAt, true), isNumber: true },
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
    const reading = useReading(modelId, signal => get<Model>(`/v1/models/${encodeURIComponent(modelId)}`, signal));
    return (
        <div class="stack">
            <p class="crumb">
                <a href={href('models')}>Models</a>
            </p>
            <Shown reading={reading} what={`model ${modelId}`}>
                {model => (
                    <Panel
                        title={`Card of ${model.modelId}`}
                        aside={<Chip level={model.isOffered ? 'good' : 'quiet'}>{model.isOffered ? 'better, offered' : 'not better'}</Chip>}
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
                        </dl>
                        <Json value={model.card} label="Model card" />
                    </Panel>
                )}
            </Shown>
        </div>
    );
}

/** Learned models: what was trained, and how the xApp's copies do beside the simple methods. */
export function ModelsPage(props: { id: string }) {
    const models = useReading('models', signal => all<ModelLine>('/v1/models', 2000, signal), 10_000);
    const served = useReading('served', signal => fromTwin<{ items: ServedModel[] }>('/v1/live/models', signal), 5000);
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
