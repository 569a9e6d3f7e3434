import '../common/styles.js';
import './styles/deck.css';
import './styles/panels.css';
import './styles/inspector.css';
import './styles/run.css';
import './styles/world.css';
import './styles/compact.css';
import { render } from 'solid-js/web';
import { Control } from './control.js';

const root = document.getElementById('app');
if (root) render(() => <Control />, root);
