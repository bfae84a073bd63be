import {Link, useParams} from '@tanstack/react-router';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {Panel} from '#/ui/Panel';
import {CheckPanel} from './CheckPanel';
import styles from './HelpScreen.module.css';
import {HelpNav} from './HelpNav';
import {findSymptom} from './symptoms';
import {symptomTexts} from './symptomTexts';

/** One symptom: what it is, a check that looks at the lake, and the repairs that fit what it found. */
export function SymptomScreen() {
  const {symptom: id} = useParams({strict: false});
  const symptom = findSymptom(id ?? '');
  if (!symptom) return <UnknownSymptom />;
  return (
    <Page>
      <div className={styles['help']}>
        <PageHead title={symptom.title}>{symptom.gist}</PageHead>
        <HelpNav />
        <Panel title="Why, and what to do">
          <p className={styles['prose']}>{symptomTexts[symptom.id]}</p>
        </Panel>
        <CheckPanel key={symptom.id} topic={symptom.id} />
      </div>
    </Page>
  );
}

function UnknownSymptom() {
  return (
    <Page>
      <div className={styles['help']}>
        <PageHead title="No such symptom">
          <Link to="/help">Help lists those there are</Link>
        </PageHead>
      </div>
    </Page>
  );
}
