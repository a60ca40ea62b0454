/** Files for the user: tables as CSV, charts as SVG and PNG. */

function save(name: string, blob: Blob): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function saveText(name: string, type: string, text: string): void {
    save(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

const STYLES = [
    'fill',
    'fill-opacity',
    'stroke',
    'stroke-width',
    'stroke-dasharray',
    'stroke-linecap',
    'stroke-linejoin',
    'opacity',
    'font-size',
    'font-weight',
    'text-anchor',
    'dominant-baseline',
    'display',
    'visibility',
] as const;

/** A copy that looks the same without the page's style sheet. */
function standalone(chart: SVGSVGElement): SVGSVGElement {
    const copy = chart.cloneNode(true) as SVGSVGElement;
    const from = [chart, ...chart.querySelectorAll<SVGElement>('*')];
    const to = [copy, ...copy.querySelectorAll<SVGElement>('*')];
    from.forEach((element, i) => {
        const style = getComputedStyle(element);
        for (const name of STYLES) {
            to[i]?.setAttribute(name, style.getPropertyValue(name));
        }
        to[i]?.setAttribute('font-family', 'IBM Plex Sans, Helvetica, Arial, sans-serif');
        to[i]?.removeAttribute('style');
    });
    const box = chart.getBoundingClientRect();
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    copy.setAttribute('width', String(Math.round(box.width)));
    copy.setAttribute('height', String(Math.round(box.height)));
    const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    const view = chart.viewBox.baseVal;
    ground.setAttribute('x', String(view.x));
    ground.setAttribute('y', String(view.y));
    ground.setAttribute('width', String(view.width));
    ground.setAttribute('height', String(view.height));
    // On the page for a moment: only there is it known which colour of the theme that is.
    ground.style.fill = 'var(--panel)';
    chart.append(ground);
    ground.setAttribute('fill', getComputedStyle(ground).fill);
    ground.removeAttribute('style');
    copy.insertBefore(ground, copy.firstChild);
    return copy;
}

export function saveSvg(name: string, chart: SVGSVGElement): void {
    saveText(`${name}.svg`, 'image/svg+xml', new XMLSerializer().serializeToString(standalone(chart)));
}

export async function savePng(name: string, chart: SVGSVGElement, density = 2): Promise<void> {
    const text = new XMLSerializer().serializeToString(standalone(chart));
    const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
    try {
        const image = new Image();
        image.src = address;
        await image.decode();
        const box = chart.getBoundingClientRect();
        const canvas = document.createElement('canvas');
        canvas.width = Math.round(box.width * density);
        canvas.height = Math.round(box.height * density);
        canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
        const blob = await new Promise<Blob | null>(done => canvas.toBlob(done, 'image/png'));
        if (blob) {
            save(`${name}.png`, blob);
        }
    } finally {
        URL.revokeObjectURL(address);
    }
}
