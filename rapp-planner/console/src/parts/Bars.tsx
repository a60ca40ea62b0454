export interface BarRow {
    key: string;
    name: string;
    link?: string;
    value: number;
    text: string;
    /** Class of the style sheet for the bar. */
    tone?: string;
}

/** Bars from nought, to the left for what is below it; the figures stand beside them as text. */
export function Bars(props: { rows: readonly BarRow[]; most: number; label: string; isSigned?: boolean; chartId?: string }) {
    const { rows, most, label, isSigned, chartId } = props;
    const width = 200;
    const zero = isSigned ? width / 2 : 0;
    const scale = (isSigned ? width / 2 : width) / Math.max(most, 1e-12);
    return (
        <table class="bars" aria-label={label} id={chartId}>
            <tbody>
                {rows.map(row => {
                    const size = Math.min(Math.abs(row.value) * scale, isSigned ? width / 2 : width);
                    return (
                        <tr key={row.key}>
                            <th scope="row">{row.link === undefined ? row.name : <a href={row.link}>{row.name}</a>}</th>
                            <td class="bar-cell">
                                <svg viewBox={`0 0 ${width} 10`} preserveAspectRatio="none" aria-hidden="true">
                                    <rect
                                        class={row.tone ?? 'bar-fill'}
                                        x={row.value < 0 ? zero - size : zero}
                                        y="1"
                                        width={Math.max(size, 0.5)}
                                        height="8"
                                    />
                                    {isSigned && <rect class="bar-zero" x={zero - 0.4} y="0" width="0.8" height="10" />}
                                </svg>
                            </td>
                            <td class="num">{row.text}</td>
                        </tr>
                    );
                })}
            </tbody>
        </table>
    );
}
