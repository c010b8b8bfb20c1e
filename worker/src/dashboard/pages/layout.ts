import { html, type Html } from '../html';

export interface PageParts {
	title: string;
	content: Html;
	/** Token for the login's forms; absent before the login. */
	formToken?: string;
	/** The current page in the navigation. */
	current?: NavigationPath;
	/** Whether the page refreshes automatically. Off where people read or decide. */
	refreshes?: boolean;
}

const NAVIGATION = {
	'': 'Overview',
	deliveries: 'Events',
	traffic: 'Traffic',
	hooks: 'Webhooks',
	watches: 'Watches',
	quarantine: 'Quarantine',
	queues: 'Queues',
} as const;
type NavigationPath = keyof typeof NAVIGATION;

const REFRESH_SECONDS = 15;

/** The frame of every page, without any scripts. */
export function page({ title, content, formToken, current, refreshes = false }: PageParts): string {
	const { text } = html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<meta name="robots" content="noindex" />
				${refreshes ? html`<meta http-equiv="refresh" content="${REFRESH_SECONDS}" />` : undefined}
				<title>${title} · APS webhook worker</title>
				<link rel="icon" href="/dashboard/icon.svg" type="image/svg+xml" />
				<link rel="stylesheet" href="/dashboard/style.css" />
			</head>
			<body>
				<header class="bar">
					<a class="brand" href="/dashboard"
						><img src="/dashboard/icon.svg" alt="" width="28" height="28" /><span
							>APS webhook worker</span
						></a
					>
					${formToken && navigation(formToken, current)}
				</header>
				<main>${content}</main>
			</body>
		</html>`;
	return text;
}

function navigation(formToken: string, current: NavigationPath | undefined): Html {
	const links = Object.entries(NAVIGATION).map(([path, label]) => {
		const here = path === current ? html` aria-current="page"` : undefined;
		return html`<a href="/dashboard${path && `/${path}`}" ${here}>${label}</a>`;
	});
	return html`<nav aria-label="Pages">
		${links}
		${actionButton({ path: '/dashboard/logout', label: 'Log out', formToken, style: 'quiet' })}
	</nav>`;
}

interface ActionButton {
	path: string;
	label: string;
	formToken: string;
	style?: 'primary' | 'quiet' | 'danger';
}

/** A button with an action: a form of its own with the login's token. */
export function actionButton({ path, label, formToken, style }: ActionButton): Html {
	return html`<form method="post" action="${path}">
		<input type="hidden" name="formToken" value="${formToken}" /><button class="${style ?? ''}">
			${label}
		</button>
	</form>`;
}
