import '../common/styles.js';
import './watch.css';
import { render } from 'solid-js/web';
import { Watch } from './watch.js';

const root = document.getElementById('app');
if (root) render(() => <Watch />, root);
