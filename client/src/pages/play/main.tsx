import '../common/styles.js';
import './play.css';
import { render } from 'solid-js/web';
import { Play } from './play.js';

const root = document.getElementById('app');
if (root) render(() => <Play />, root);
