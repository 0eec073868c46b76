// Add to the stages of the Jenkinsfile: fails when Adobe Service Account (JWT) sign-in is left, or comes back.
stage('migrator') {
  agent { docker { image 'python:3.12-slim' } }
  steps {
    sh 'python -m venv .migrator && .migrator/bin/pip install ims-migrator==VERSION'
    sh '.migrator/bin/migrator scan --exclude .migrator/ --report junit=migrator.xml'
  }
  post { always { junit 'migrator.xml' } }
}
