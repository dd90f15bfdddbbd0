import { render } from 'preact';
import { App } from './app';
import { startSession } from './lib/session';
import { startTheme } from './lib/theme';
import './styles/index.css';

startTheme();
void startSession();
const root = document.getElementById('app');
if (!root) throw new Error('The page has no #app element.');
render(<App />, root);
