import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { NewCredential } from '../n8n-process/n8nCredentials';
import { waitFor } from '../process/waitFor';
import { readMail } from './mail';
import type { Mail } from './mail';

/** Accepts all mail on 127.0.0.1 and keeps it. Knows just enough SMTP (RFC 5321) for n8n's mail nodes. */
export class MailServer {
	private readonly received: Mail[] = [];
	private readonly sockets = new Set<Socket>();

	private constructor(
		private readonly server: Server,
		readonly port: number,
	) {}

	static async start(): Promise<MailServer> {
		const server = createServer();
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const mailServer = new MailServer(server, (server.address() as AddressInfo).port);
		server.on('connection', (socket) => mailServer.serve(socket));
		return mailServer;
	}

	/** The credential for it, under the name that n8n proposes. */
	get credential(): NewCredential {
		const { port } = this;
		const data = { host: '127.0.0.1', port, secure: false, disableStartTls: true };
		return { name: 'SMTP account', type: 'smtp', data };
	}

	/** Waits for a mail that was sent to the address. Each is returned once. */
	async mailTo(address: string): Promise<Mail> {
		return await waitFor(
			() => {
				const index = this.received.findIndex(({ to }) => to.includes(address));
				return index !== -1 && this.received.splice(index, 1)[0];
			},
			{ what: `a mail to ${address}` },
		);
	}

	async close(): Promise<void> {
		this.server.close();
		for (const socket of this.sockets) socket.destroy();
		await once(this.server, 'close');
	}

	private serve(socket: Socket): void {
		this.sockets.add(socket);
		socket.on('close', () => this.sockets.delete(socket));
		socket.on('error', () => socket.destroy());
		let pending = '';
		let message: string[] | undefined;
		const say = (line: string) => socket.write(`${line}\r\n`);
		const take = (line: string) => {
			if (message !== undefined) {
				if (line !== '.') {
					message.push(line.startsWith('..') ? line.slice(1) : line);
					return;
				}
				this.received.push(readMail(message.join('\r\n')));
				message = undefined;
				say('250 kept');
			} else if (line === 'DATA') {
				message = [];
				say('354 go on');
			} else if (line === 'QUIT') {
				say('221 bye');
				socket.end();
			} else say('250 fine');
		};
		socket.setEncoding('utf8');
		socket.on('data', (text) => {
			const lines = (pending + String(text)).split('\r\n');
			pending = lines.pop() ?? '';
			lines.forEach(take);
		});
		say('220 mail server of the tests');
	}
}
