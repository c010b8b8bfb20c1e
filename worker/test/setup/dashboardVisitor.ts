import { API_KEY, type WorkerUnderTest } from './workerUnderTest';

export interface Shown {
	status: number;
	/** With single spaces. */
	text: string;
}

/** Somebody who is logged in to the dashboard, and submits forms as a browser does. */
export class DashboardVisitor {
	private constructor(
		private readonly worker: WorkerUnderTest,
		private readonly cookie: string,
		private readonly formToken: string,
	) {}

	static async logIn(worker: WorkerUnderTest, apiKey = API_KEY): Promise<DashboardVisitor> {
		const response = await fetch(`${worker.url}/dashboard/login`, {
			method: 'POST',
			body: new URLSearchParams({ apiKey }),
			redirect: 'manual',
		});
		const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
		const overview = await fetch(`${worker.url}/dashboard`, { headers: { cookie } });
		const [, formToken = ''] =
			/name="formToken"\s+value="([^"]+)"/.exec(await overview.text()) ?? [];
		return new DashboardVisitor(worker, cookie, formToken);
	}

	/** @param path below `/dashboard` */
	async open(path: string): Promise<Shown> {
		return await shown(
			await fetch(`${this.worker.url}/dashboard${path}`, {
				headers: { cookie: this.cookie },
				redirect: 'manual',
			}),
		);
	}

	/** @param path below `/dashboard` */
	async submit(path: string, fields: Readonly<Record<string, string>> = {}): Promise<Shown> {
		return await shown(
			await fetch(`${this.worker.url}/dashboard${path}`, {
				method: 'POST',
				headers: { cookie: this.cookie },
				body: new URLSearchParams({ formToken: this.formToken, ...fields }),
				redirect: 'manual',
			}),
		);
	}
}

async function shown(response: Response): Promise<Shown> {
	return { status: response.status, text: (await response.text()).replaceAll(/\s+/g, ' ') };
}
