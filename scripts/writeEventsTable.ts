import { mkdirSync, writeFileSync } from 'node:fs';
import { eventsPage } from './eventsTable';

void eventsPage().then((page) => {
	mkdirSync('docs', { recursive: true });
	writeFileSync('docs/events.md', page);
});
