import '../common/styles.js';
import './styles/deck.css';
import './styles/panels.css';
import './styles/inspector.css';
import './styles/grid.css';
import './styles/row-form.css';
import './styles/spots.css';
import './styles/document.css';
import './styles/commands.css';
import './styles/staging.css';
import './styles/pins.css';
import './styles/run.css';
import './styles/world.css';
import './styles/compact.css';
import { render } from 'solid-js/web';
import { Control } from './control.js';

const root = document.getElementById('app');
if (root) render(() => <Control />, root);
