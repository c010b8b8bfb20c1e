import type { Action, Catalogue, GuideEvent, Job } from './catalogue';
import { escaped } from './html';

/** The body of the page: everything that can be chosen, and the place for the steps. */
export function choices(catalogue: Catalogue): string {
	return `<header>
<h1>Set up Autodesk in n8n</h1>
<p>Choose what you want to do. The steps show what to set up at Autodesk and in n8n: the app, its APIs, the credential and its scopes.</p>
</header>
<noscript><p class="note">This page needs JavaScript. The same facts are in docs/scopes.md, docs/events.md and the README.</p></noscript>
<main>
<form id="choices" aria-label="What you want to do">
<div class="search"><label for="search">Search actions and events</label>
<input id="search" type="search" autocomplete="off" placeholder="upload, issue, bucket …"></div>
<p id="found" class="quiet" role="status"></p>
<section aria-labelledby="jobs-title"><h2 id="jobs-title">Example workflows</h2>
${catalogue.jobs.map(jobChoice).join('\n')}
</section>
<section aria-labelledby="actions-title"><h2 id="actions-title">Actions</h2>
${groups(catalogue.actions, actionChoice)}
</section>
<section aria-labelledby="events-title"><h2 id="events-title">Events that start a workflow</h2>
${groups(catalogue.events, eventChoice)}
</section>
<section aria-labelledby="circumstances-title"><h2 id="circumstances-title">Your setup</h2>
${radios('runs', 'Workflows run', [
	['unattended', 'on their own: on a schedule, or on events'],
	['byMe', 'when I start them'],
])}
${radios('hub', 'Projects are in', [
	['account', 'ACC or BIM 360'],
	['team', 'Fusion Team or a personal hub'],
])}
${radios('delivery', 'Events arrive', [
	['direct', 'directly from Autodesk'],
	['worker', 'through the webhook worker'],
])}
<label class="choice"><input type="checkbox" name="lists" checked> <span>Choose hubs, projects and the like from lists in the editor</span></label>
<div class="field"><label for="n8n">Address of your n8n</label>
<input id="n8n" name="n8n" type="url" inputmode="url" autocomplete="url" maxlength="200" placeholder="https://n8n.example.com"></div>
</section>
</form>
<section id="plan" aria-labelledby="plan-title" tabindex="-1">
<h2 id="plan-title">Your setup steps</h2>
<p id="unknown" class="note" hidden></p>
<p id="summary" role="status"></p>
<p id="buttons"><button type="button" id="share">Copy link to this setup</button> <button type="button" id="clear">Start over</button></p>
<div id="steps"></div>
</section>
</main>
<a id="jump" href="#plan" hidden></a>
`;
}

function jobChoice({ key, name, description }: Job): string {
	return choice('job', key, name, description, `${name} ${description}`);
}

function actionChoice({ key, group, name, action }: Action): string {
	const known = action === undefined || action === `${name} ${group}` ? '' : action;
	return choice('action', key, name, known, `${group} ${name} ${action ?? ''}`);
}

function eventChoice({ key, group, name, when, source }: GuideEvent): string {
	const how = source === 'webhook' ? '' : ' (through the worker)';
	return choice('event', key, name, when + how, `${group} ${name} ${when} ${key}`);
}

function choice(kind: string, key: string, name: string, note: string, words: string): string {
	const small = note === '' ? '' : ` <small>${escaped(note)}</small>`;
	return `<label class="choice" data-words="${escaped(words.toLowerCase())}"><input type="checkbox" name="${kind}" value="${escaped(key)}"> <span>${escaped(name)}${small}</span></label>`;
}

function groups<Item extends { group: string }>(
	items: readonly Item[],
	toHtml: (item: Item) => string,
): string {
	return [...new Set(items.map(({ group }) => group))]
		.map((group) => {
			const members = items.filter((item) => item.group === group);
			return `<details><summary>${escaped(group)} <span class="count"></span></summary>
${members.map(toHtml).join('\n')}
</details>`;
		})
		.join('\n');
}

function radios(
	name: string,
	legend: string,
	options: ReadonlyArray<readonly [value: string, label: string]>,
): string {
	const inputs = options.map(
		([value, label], index) =>
			`<label class="choice"><input type="radio" name="${name}" value="${value}"${index === 0 ? ' checked' : ''}> <span>${label}</span></label>`,
	);
	return `<fieldset><legend>${legend}</legend>${inputs.join('')}</fieldset>`;
}
