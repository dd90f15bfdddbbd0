// First, so that the order of the layers is known before any component's styles.
import './styles/index.css';
import { render } from 'preact';
import { App } from './app';
import { followConnection } from './lib/connection';
import { startSession } from './lib/session';
import { startTheme } from './lib/theme';

startTheme();
followConnection();
void startSession();
const root = document.getElementById('app');
if (!root) throw new Error('The page has no #app element.');
render(<App />, root);
