// What a page with an arena on it looks like; the order is the order of the layers' rules.
import '../../ui/theme.css';
import '../../ui/controls.css';
import '../../ui/popups.css';
import '../../ui/surfaces.css';
import '../../ui/link-dot.css';
import './arena.css';
import './lent.css';
