import '@fontsource/ibm-plex-sans/latin-400.css';
import '@fontsource/ibm-plex-sans/latin-500.css';
import '@fontsource/ibm-plex-sans/latin-600.css';
import '@fontsource/ibm-plex-mono/latin-400.css';
import './style.css';
import { render } from 'preact';
import { App } from './App';
import { begin } from './live';
import { followAddress } from './route';
import { applyTheme } from './theme';

applyTheme();
followAddress();
begin();
const place = document.getElementById('app');
if (place) {
    place.textContent = '';
    render(<App />, place);
}
