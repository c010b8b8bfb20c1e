import { afterAll, beforeAll } from 'vitest';
import type { StoredCredential } from '../n8n-process/n8nCredentials';
import type { StoredWorkflow, WorkflowFile, WorkflowNode } from '../n8n-process/n8nWorkflows';
import type { TriggerStack } from '../setup/ownStack';
import { MailServer } from '../stack/mailServer';
import { StandIn } from '../stack/standIn';
import type { Answer, Asked } from '../stack/standIn';

const LOGIN = { user: 'hr', password: 'let me in' };

/** Text, or a file with its name. */
type FormValue = string | File;

/** What a company has besides Autodesk: mail, an intranet, Microsoft Entra ID, and forms with a login. */
export interface Office {
	mail: MailServer;
	intranet: StandIn;
	/** What the intranet answers, by path with query or by path alone. */
	pages: Map<string, Answer>;
	/** What the intranet was asked, oldest first. */
	asked: ReadonlyArray<Asked & { pathname: string }>;
	/** Imports a template. n8n attaches its credentials. */
	import(workflow: WorkflowFile): Promise<StoredWorkflow>;
	/** Fills a form in and submits it. @param values in the order of its fields */
	submit(workflow: WorkflowFile, values: readonly FormValue[]): Promise<void>;
}

/** The office of the tests around this call. */
export function useOffice(stack: () => TriggerStack): () => Office {
	let office: Office;

	beforeAll(async () => {
		const mail = await MailServer.start();
		const pages = new Map<string, Answer>();
		const received: Array<Asked & { pathname: string }> = [];
		const intranet = await StandIn.start(({ pathname, search }, asked) => {
			received.push({ pathname, ...asked });
			return pages.get(pathname + search) ?? pages.get(pathname) ?? { status: 404, body: {} };
		});
		const { client, n8n } = stack();
		await client.credentials.create(mail.credential);
		await client.credentials.create({ name: 'Form login', type: 'httpBasicAuth', data: LOGIN });
		office = {
			mail,
			intranet,
			pages,
			asked: received,
			async import(workflow) {
				const stored = await client.workflows.create(workflow);
				requireCredentials(stored);
				return stored;
			},
			async submit({ nodes }, values) {
				const { webhookId } = nodes.find(({ type }) => type.endsWith('.formTrigger')) ?? {};
				const form = new FormData();
				values.forEach((value, index) => form.append(`field-${index}`, value));
				const response = await fetch(`${n8n.url}/form/${webhookId}`, {
					method: 'POST',
					headers: { authorization: `Basic ${btoa(`${LOGIN.user}:${LOGIN.password}`)}` },
					body: form,
				});
				if (!response.ok) {
					throw new Error(`The form answered ${response.status}: ${await response.text()}`);
				}
			},
		};
	});

	afterAll(async () => await Promise.all([office?.mail.close(), office?.intranet.close()]));

	return () => office;
}

function requireCredentials(stored: StoredWorkflow & { nodes?: WorkflowNode[] }): void {
	for (const { name, credentials = {} } of stored.nodes ?? []) {
		for (const [type, { id }] of Object.entries<Partial<StoredCredential>>(credentials)) {
			if (!id) throw new Error(`n8n attached no credential of type ${type} to ${name}`);
		}
	}
}
