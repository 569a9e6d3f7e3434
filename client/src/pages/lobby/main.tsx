import '../../ui/theme.css';
import '../../ui/controls.css';
import '../../ui/popups.css';
import '../../ui/surfaces.css';
import './lobby.css';
import './rooms.css';
import { render } from 'solid-js/web';
import { Lobby } from './lobby.js';

const root = document.getElementById('app');
if (root) render(() => <Lobby />, root);
