import { useEffect, useRef, useState } from 'preact/hooks';

/** The width that an element has, so that charts are drawn in pixels and their text stays as large as it is. */
export function useWidth(): { ref: { current: HTMLDivElement | null }; width: number } {
    const ref = useRef<HTMLDivElement>(null);
    const [width, setWidth] = useState(0);
    useEffect(() => {
        const element = ref.current;
        if (!element) {
            return;
        }
        const watch = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
        watch.observe(element);
        setWidth(Math.floor(element.clientWidth));
        return () => watch.disconnect();
    }, []);
    return { ref, width };
}
