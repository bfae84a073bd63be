import {type FormEvent, useState} from 'react';
import {useLake} from '#/client/lake';
import {forgetToken, signIn, takeToken} from '#/client/sponsor';
import {Badge} from '#/ui/Badge';
import {Button} from '#/ui/Button';
import {Field} from '#/ui/Field';
import {Panel} from '#/ui/Panel';
import styles from './QueuePanel.module.css';
import {useAttempt} from './useAttempt';

/** Sign-in of a sponsor of OpenF1, who may ask twice as fast and during live sessions. */
export function SponsorPanel() {
  const isSponsor = useLake(({queue}) => queue?.tier === 'sponsor');
  const forget = useAttempt(forgetToken);
  return (
    <Panel
      title="OpenF1 sponsor"
      badge={isSponsor ? <Badge tone="ok">6 a second, 60 a minute</Badge> : null}
      hint="Kept in this tab until it is closed, and nowhere else."
    >
      {isSponsor ? (
        <div className={styles['row']}>
          <Button busy={forget.isBusy} onClick={forget.run}>
            Forget the token
          </Button>
          {forget.notice}
        </div>
      ) : (
        <details className={styles['more']}>
          <summary>Sign in to ask twice as fast, also while a session is live</summary>
          <SignIn />
        </details>
      )}
    </Panel>
  );
}

function SignIn() {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [token, setToken] = useState('');
  const enter = useAttempt(async () => {
    const secret = password;
    setPassword('');
    await signIn(name, secret);
  });
  const take = useAttempt(async () => {
    const secret = token.trim();
    setToken('');
    await takeToken(secret);
  });
  const submit = (run: () => void) => (event: FormEvent) => {
    event.preventDefault();
    run();
  };
  return (
    <div className={styles['sponsor']}>
      <form className={styles['row']} onSubmit={submit(enter.run)}>
        <Field
          label="User name"
          autoComplete="username"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          label="Password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" busy={enter.isBusy} disabled={name === '' || password === ''}>
          Sign in
        </Button>
      </form>
      {enter.notice}
      <form className={styles['row']} onSubmit={submit(take.run)}>
        <Field
          label="Or an access token"
          type="password"
          autoComplete="off"
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
        <Button type="submit" busy={take.isBusy} disabled={token.trim() === ''}>
          Use the token
        </Button>
      </form>
      {take.notice}
    </div>
  );
}
