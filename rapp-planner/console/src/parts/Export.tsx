import { savePng, saveSvg } from '../save';

/** Takes a chart of the page as a file. */
export function Export(props: { chartId: string; name: string }) {
    const chart = (): SVGSVGElement | null => document.querySelector<SVGSVGElement>(`svg#${props.chartId}`);
    return (
        <span class="exports">
            <button
                type="button"
                class="link"
                onClick={() => {
                    const found = chart();
                    if (found) {
                        saveSvg(props.name, found);
                    }
                }}
            >
                SVG
            </button>
            <button
                type="button"
                class="link"
                onClick={() => {
                    const found = chart();
                    if (found) {
                        void savePng(props.name, found);
                    }
                }}
            >
                PNG
            </button>
        </span>
    );
}
