import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { get } from './api';
import { span, time } from './format';
import { anomalies, cells, isReached, link, networkTime, now, sorted, toldAt } from './live';
import { AnomaliesPage } from './pages/Anomalies';
import { AuditPage } from './pages/Audit';
import { CellPage } from './pages/CellPage';
import { ModelsPage } from './pages/Models';
import { NetworkPage } from './pages/Network';
import { PlansPage } from './pages/Plans';
import { SourcesPage } from './pages/Sources';
import { WhatIfPage } from './pages/WhatIf';
import { SignIn } from './parts/SignIn';
import { Empty, useReading } from './parts/States';
import { href, route } from './route';
import { choose, theme, type Theme } from './theme';
import type { Health } from './types';

const NAV: readonly { page: string; name: string }[] = [
    { page: 'network', name: 'Network' },
    { page: 'what-if', name: 'What-if' },
    { page: 'plans', name: 'Plans' },
    { page: 'models', name: 'Models' },
    { page: 'anomalies', name: 'Anomalies' },
    { page: 'sources', name: 'Sources' },
    { page: 'audit', name: 'Audit' },
];

function page(): ComponentChildren {
    const { page: name, id } = route.value;
    switch (name) {
        case 'network':
            return <NetworkPage />;
        case 'cell':
            return <CellPage key={id} cellId={id} />;
        case 'what-if':
            return <WhatIfPage />;
        case 'plans':
            return <PlansPage id={id} />;
        case 'models':
            return <ModelsPage id={id} />;
        case 'anomalies':
            return <AnomaliesPage />;
        case 'sources':
            return <SourcesPage />;
        case 'audit':
            return <AuditPage />;
        default:
            return (
                <Empty title="There is no such page.">
                    <p>
                        <a href={href('network')}>Go to the network</a>
                    </p>
                </Empty>
            );
    }
}

function titleOf(name: string, id: string): string {
    return name === 'cell' ? `Cell ${id}` : name === 'plans' && id === 'new' ? 'Order a plan' : (NAV.find(each => each.page === name)?.name ?? 'RAN Twin');
}

/** How the twin is, in one word and with what is behind it. */
function LinkSign() {
    const state = link.value;
    const silent = now.value - toldAt.value;
    const [level, word] = !isReached.value
        ? ['bad', 'planner away']
        : state.state === 'CONNECTED'
          ? cells.value.size > 0 && silent > 8000
              ? ['warn', `no news for ${span(silent)}`]
              : ['good', 'live']
          : state.state === 'LOST'
            ? ['bad', 'twin lost']
            : state.state === 'NONE'
              ? ['warn', 'no twin named']
              : ['warn', 'looking for the twin'];
    return (
        <span class={`sign ${level}`} title={state.trouble ?? state.address ?? ''}>
            <span class="lamp" aria-hidden="true" />
            {word}
        </span>
    );
}

function Status() {
    const health = useReading('health', signal => get<Health>('/health', signal), 5000);
    const reporting = sorted.value.filter(cell => cell.ranName !== undefined).length;
    const open = anomalies.value.items.length;
    return (
        <div class="status" role="status" aria-label="State of the twin">
            <LinkSign />
            <span class="fact">
                <span class="quiet">network time</span> <span class="mono">{time(networkTime.value)}</span>
            </span>
            <span class="fact">
                <span class="quiet">cells</span> <span class="mono">{reporting}</span>
                {reporting < cells.value.size && <span class="quiet"> of {cells.value.size}</span>}
            </span>
            <a class={`fact${open > 0 ? ' warn' : ''}`} href={href('anomalies')}>
                <span class="quiet">anomalies</span> <span class="mono">{open}</span>
            </a>
            {health.value?.killSwitchIsOn && (
                <a class="fact alarm" href={href('plans')}>
                    kill switch on
                </a>
            )}
        </div>
    );
}

function ThemeSwitch() {
    const names: readonly [Theme, string][] = [
        ['system', 'Auto'],
        ['light', 'Light'],
        ['dark', 'Dark'],
    ];
    return (
        <div class="segments small" role="radiogroup" aria-label="Appearance">
            {names.map(([value, name]) => (
                <button
                    key={value}
                    type="button"
                    role="radio"
                    aria-checked={theme.value === value}
                    onClick={() => choose(value)}
                >
                    {name}
                </button>
            ))}
        </div>
    );
}

/** The frame around all pages. */
export function App() {
    const { page: name, id } = route.value;
    const main = useRef<HTMLElement>(null);
    const isFirst = useRef(true);
    useEffect(() => {
        // On a narrow screen the names of the pages scroll.
        document.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
        document.title = `${titleOf(name, id)} – RAN Twin`;
        if (!isFirst.current) {
            main.current?.focus({ preventScroll: true });
            scrollTo(0, 0);
        }
        isFirst.current = false;
    }, [name, id]);
    return (
        <>
            <a class="skip" href="#main" onClick={event => { event.preventDefault(); main.current?.focus(); }}>
                To the content
            </a>
            <header class="top">
                <a class="brand" href={href('network')} aria-label="RAN Twin, network">
                    <svg viewBox="0 0 32 32" aria-hidden="true">
                        <path class="b0" d="M16 16V3A13 13 0 0 1 27.3 22.5Z" />
                        <path class="b1" d="M16 16 27.3 22.5A13 13 0 0 1 4.7 22.5Z" />
                        <path class="b2" d="M16 16 4.7 22.5A13 13 0 0 1 16 3Z" />
                    </svg>
                    RAN Twin
                </a>
                <nav aria-label="Pages">
                    {NAV.map(each => (
                        <a
                            key={each.page}
                            href={href(each.page)}
                            aria-current={
                                name === each.page || (name === 'cell' && each.page === 'network') ? 'page' : undefined
                            }
                        >
                            {each.name}
                        </a>
                    ))}
                </nav>
                <ThemeSwitch />
                <Status />
            </header>
            <main id="main" tabIndex={-1} ref={main}>
                <h1 class="sr">{titleOf(name, id)}</h1>
                {page()}
            </main>
            <SignIn />
        </>
    );
}
